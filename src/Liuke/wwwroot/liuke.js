// Everything here is comfort: pages work without it.
(() => {
  const root = document.documentElement;

  // Light or dark.
  document.addEventListener('click', (e) => {
    if (!e.target.closest('[data-theme-switch]')) return;
    root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.bsTheme);
    drawCharts(document, true);
  });

  // A key that jumps to a field: <input data-key="/">.
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select')) return;
    const field = document.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
    if (field) { e.preventDefault(); field.focus(); field.click?.(); }
  });

  // A button that prints the page.
  document.addEventListener('click', (e) => { if (e.target.closest('[data-print]')) print(); });

  // Forms that send themselves when a choice changes.
  document.addEventListener('change', (e) => {
    const form = e.target.closest('form[data-auto]');
    if (form) form.requestSubmit();
  });

  // A form that was kept while its sender proved who they are.
  document.querySelector('form[data-go-on]')?.requestSubmit();

  // A choice that fills another field of its form, unless somebody has typed there: <input data-fill="name" data-value="...">.
  const fill = (choice) => {
    const field = choice.form?.elements[choice.dataset.fill];
    if (field && (choice.type === 'button' || !field.dataset.typed)) field.value = choice.dataset.value;
  };
  document.addEventListener('input', (e) => { if (!e.target.dataset.fill) e.target.dataset.typed = 'yes'; });
  document.addEventListener('change', (e) => { if (e.target.dataset.fill) fill(e.target); });
  document.addEventListener('click', (e) => {
    const button = e.target.closest('button[data-fill], button[data-close]');
    if (button?.dataset.fill) fill(button);
    if (button?.dataset.close) close(button);
  });
  const close = (within) => {
    const row = within.closest('[data-row]');
    within.closest(within.dataset.close ?? '.work-act')?.replaceChildren();
    row?.focus();
  };

  // A card dragged onto another column of the board sends its own form, as its button does.
  document.querySelectorAll('.board [data-card]').forEach((card) => { card.draggable = !!card.querySelector('form'); });
  let dragged = null;
  document.addEventListener('dragstart', (e) => { dragged = e.target.closest?.('[data-card]') ?? null; });
  document.addEventListener('dragend', () => { dragged = null; document.querySelectorAll('.board-column.over').forEach((c) => c.classList.remove('over')); });
  document.addEventListener('dragover', (e) => {
    const column = dragged && e.target.closest?.('.board-column');
    if (!column) return;
    e.preventDefault();
    document.querySelectorAll('.board-column.over').forEach((c) => c.classList.toggle('over', c === column));
    column.classList.add('over');
  });
  document.addEventListener('drop', (e) => {
    const column = dragged && e.target.closest?.('.board-column');
    const form = dragged?.querySelector('form');
    if (!column || !form || column.contains(dragged)) return;
    e.preventDefault();
    form.elements.step.value = column.dataset.step;
    form.requestSubmit();
  });

  // A list walked by keys: j and k move, Enter opens, any other key presses what asks for it in the row: <a data-do="e">.
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === 'Escape' && e.target.closest('.work-act')) { close(e.target); return; }
    if (e.target.closest('input, textarea, select')) return;
    const rows = [...document.querySelectorAll('[data-walk] > [data-row]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const step = { j: 1, k: -1 }[e.key];
    if (step && rows.length) { e.preventDefault(); rows[Math.min(rows.length - 1, Math.max(0, at + step))].focus(); return; }
    if (at < 0) return;
    const target = e.key === 'Enter' ? (rows[at] === document.activeElement && rows[at].querySelector('[data-open]')) : rows[at].querySelector(`[data-do="${CSS.escape(e.key)}"]`);
    if (target) { e.preventDefault(); target.click(); }
  });

  // What took the place of a row keeps the place in the walk.
  document.addEventListener('htmx:load', (e) => { if (e.target.matches?.('[data-row]')) e.target.focus(); });

  // One explanation is open at a time, and a click elsewhere closes it.
  document.addEventListener('click', (e) => {
    for (const open of document.querySelectorAll('.work-rank[open]')) if (!open.contains(e.target)) open.open = false;
  });

  // Charts: ECharts is fetched only by pages that draw.
  let library;
  const charts = () => library ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = '/lib/echarts/echarts.min.js';
    script.onload = () => done(globalThis.echarts);
    script.onerror = fail;
    document.head.append(script);
  });

  // "{name}" in an option is filled from the style sheet, so that charts follow the theme.
  const colour = (name) => getComputedStyle(root).getPropertyValue(`--liuke-${name}`).trim();
  const dress = (value) => {
    if (typeof value === 'string') return value.replace(/^\{([a-z][a-z0-9-]*)\}$/, (_, name) => colour(name));
    if (Array.isArray(value)) return value.map(dress);
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, dress(v)]));
    return value;
  };

  async function drawCharts(within, again) {
    const places = [...within.querySelectorAll('[data-chart]')];
    if (!places.length) return;
    const echarts = await charts();
    for (const place of places) {
      const old = echarts.getInstanceByDom(place);
      if (old && !again) continue;
      place.option ??= JSON.parse(place.querySelector('script').textContent);
      old?.dispose();
      const chart = echarts.init(place, null, { renderer: 'canvas' });
      const option = dress(place.option);
      option.animation = false;
      option.tooltip = { renderMode: 'richText', confine: true, ...option.tooltip };
      option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink-quiet') };
      chart.setOption(option);
      chart.on('click', (p) => { const href = p.data?.href ?? p.data?.link; if (href) location.href = href; });
    }
  }

  addEventListener('resize', () => {
    for (const place of document.querySelectorAll('[data-chart]')) globalThis.echarts?.getInstanceByDom(place)?.resize();
  });
  document.addEventListener('htmx:afterSwap', (e) => drawCharts(e.target));
  drawCharts(document);
})();
