"""The newsroom: plugins that turn a folder of stories into a newspaper.

There is no ``register()`` here: a site names the plugins it wants one by one in ``PLUGINS``
(``"newsroom.related"``, ``"newsroom.topics"`` ...). Each folder with a ``register()`` is such a plugin.
They never import each other; they meet in the attributes of Pelican's Article, Tag, Category and Author.

==============  ==================================================================================
``stories``     source file -> Story -> Article
``language``    interface words, dates and digits in the language of the page
``related``     ``article.related_stories``
``topics``      section, tag, author, series, place and archive pages, the log of corrections
``front``       the front page of each language and the fronts of its sections
``discovery``   feeds, sitemaps and what search engines are told of a page
``pictures``    ``article.lead_picture``, pictures in texts, ``article.social_card``
``search``      a search index of the published pages, and of nothing else
``assets``      one style sheet in place of its parts; names of files that change with them
``offline``     a manifest, and a worker that keeps what was read
==============  ==================================================================================

Shared by them and no plugins: ``settings`` (every setting), ``problems`` (what is said about bad input),
``edition`` (the articles of one language), ``addresses`` (other pages that are printed), ``redirects`` (old
addresses that lead on), ``text`` (headers, Markdown, words, slugs, sizes of pictures), ``jinja`` (what the theme
needs of Jinja). ``desk`` is what the tasks of a newsroom call: new, check, related, build, publish, serve, deploy.
"""
