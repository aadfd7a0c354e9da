/** Comfort only: the page says everything without it. */
(() => {
  const cells = [...document.querySelectorAll('details.cell')];

  const filters = document.querySelector('[data-filters]');
  const choices = filters ? [...filters.querySelectorAll('select')] : [];

  /** Cells that have every chosen key; a rung without one has no heading either. */
  const applyFilters = () => {
    const wanted = choices.map(({ value }) => value).filter(value => value !== '');
    for (const cell of cells) {
      const keys = cell.dataset.keys.split(' ');
      cell.hidden = !wanted.every(key => keys.includes(key));
    }
    for (const rung of document.querySelectorAll('#cells .rung')) {
      const own = [...rung.querySelectorAll('details.cell')];
      rung.hidden = own.length > 0 ? own.every(cell => cell.hidden) : wanted.length > 0;
    }
    const shown = cells.filter(cell => !cell.hidden).length;
    filters.querySelector('[data-shown]').textContent = `${shown} of ${cells.length} cells`;
  };
  const showAll = () => {
    if (choices.every(({ value }) => value === '')) return;
    for (const choice of choices) choice.value = '';
    applyFilters();
  };
  if (filters instanceof HTMLFieldSetElement) {
    // A page that is reloaded keeps what was chosen.
    for (const choice of choices) choice.addEventListener('change', applyFilters);
    filters.hidden = false;
    applyFilters();
  }

  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(target instanceof HTMLDetailsElement)) return;
    showAll();
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
