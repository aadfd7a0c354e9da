/** Comfort only: the page says everything without it. */
(() => {
  const cells = [...document.querySelectorAll('details.cell')];

  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(target instanceof HTMLDetailsElement)) return;
    target.open = true;
    target.scrollIntoView();
    target.querySelector('summary')?.focus({ preventScroll: true });
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  const toggle = document.querySelector('[data-toggle-cells]');
  if (toggle instanceof HTMLButtonElement && cells.length > 0) {
    const label = () => {
      toggle.textContent = cells.every(cell => cell.open) ? 'Close all' : 'Open all';
    };
    toggle.hidden = false;
    toggle.addEventListener('click', () => {
      const open = !cells.every(cell => cell.open);
      for (const cell of cells) cell.open = open;
      label();
    });
    for (const cell of cells) cell.addEventListener('toggle', label);
    label();
  }

  for (const button of document.querySelectorAll('button[data-copy]')) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      let said = 'Copied';
      try {
        await navigator.clipboard.writeText(source.textContent);
      } catch {
        getSelection()?.selectAllChildren(source);
        said = 'Selected';
      }
      button.textContent = said;
      document.getElementById('copied').textContent = said;
      setTimeout(() => {
        button.textContent = 'Copy';
        document.getElementById('copied').textContent = '';
      }, 2000);
    });
  }

  /** Paper cannot be clicked: cells are opened for it, and closed again. */
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = cells.filter(cell => !cell.open);
    for (const cell of closed) cell.open = true;
  });
  addEventListener('afterprint', () => {
    for (const cell of closed) cell.open = false;
  });
})();
