// What a page needs of the browser and C# cannot reach: frames, the theme, files, the clipboard, the caret of an editor.
(() => {
  const root = document.documentElement;
  const themeKey = "unrolled.theme";
  const read = key => { try { return localStorage.getItem(key); } catch { return null; } };
  const write = (key, value) => { try { localStorage.setItem(key, value); return true; } catch { return false; } };
  const stored = read(themeKey);
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;

  window.playground = {
    // The time of the next frame, in milliseconds.
    nextFrame: () => new Promise(resolve => requestAnimationFrame(resolve)),
    theme: () => root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"),
    setTheme: theme => { root.dataset.theme = theme; write(themeKey, theme); },
    read,
    write,
    download: (name, type, base64) => {
      const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([bytes], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
    copy: async text => { try { await navigator.clipboard.writeText(text); return true; } catch { return false; } },
    // The link of what the page shows; no entry in the history, so "back" leaves the room.
    setFragment: fragment => { history.replaceState(history.state, "", location.pathname + location.search + "#" + fragment); return location.href; },
    // A finger that draws does not scroll, and a pointer that leaves the pad goes on drawing.
    holdPointer: (element, id) => { try { element.setPointerCapture(id); } catch { /* the pointer is gone */ } },
    // The text under the editor follows its scrolling.
    follow: (editor, under) => {
      const move = () => { under.scrollTop = editor.scrollTop; under.scrollLeft = editor.scrollLeft; };
      editor.addEventListener("scroll", move, { passive: true });
      move();
    },
    select: (editor, start, end) => {
      editor.focus();
      editor.setSelectionRange(start, end);
    },
  };
})();
