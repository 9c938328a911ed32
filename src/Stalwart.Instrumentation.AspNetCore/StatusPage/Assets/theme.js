const themes = ['auto', 'light', 'dark'];

// The browser's setting, unless the reader overrides it.
function startTheme() {
  const button = byId('theme');
  let theme = 'auto';
  const show = () => {
    if (theme === 'auto') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
    setText(button, `Theme: ${theme}`);
  };
  try {
    theme = themes.find(known => known === localStorage.getItem('event-page-theme')) ?? 'auto';
  } catch {
    // If storage is blocked, the choice lasts as long as the page.
  }
  show();
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    show();
    try {
      localStorage.setItem('event-page-theme', theme);
    } catch {
      // As above.
    }
  });
}
