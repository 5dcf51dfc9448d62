// The reader's choice of page colour, set before anything is painted. The one script that blocks: keep it tiny.
try { const t = localStorage.theme; if (t === "dark" || t === "light") document.documentElement.dataset.theme = t; } catch {}
