"""The desk: what the tasks of a newsroom call. No plugin.

==============  ====================================================================================
``paper``       the paper's folder and its settings
``new``         a scaffold for a new story
``check``       all problems of all stories at once
``declared``    profiles, the front's plan, house style: what is wrong with them
``rules``       what `check` looks for in stories that can be printed
``build``       runs Pelican beside the last good output and swaps on success
``related``     why a story has its related stories, and why others are not among them
``printed``     which page is of which file, and the page that a broken story keeps
``printing``    Pelican in a process of its own, with an exit code that tells errors
``preview``     serves output/, rebuilds on change, reloads the browser
``schedule``    when the paper changes by itself
``fronts``      a front as it will be at a moment
``placed``      Pelican in a process of its own, which tells what stands on the fronts
``instead``     what the preview shows in place of a story that cannot be printed
``watching``    which change of a file asks for a new build
``publish``     check and public build, or every reason why not
``deploy``      what is published, on a branch of a remote
``reference``   the pages of docs/ that are printed from the code
``browser``     the Chromium that the tests drive
==============  ====================================================================================
"""
