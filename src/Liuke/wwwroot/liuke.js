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

  // Forms that send themselves when a choice changes.
  document.addEventListener('change', (e) => {
    const form = e.target.closest('form[data-auto]');
    if (form) form.requestSubmit();
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
    if (typeof value === 'string') return value.replace(/^\{([a-z-]+)\}$/, (_, name) => colour(name));
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
