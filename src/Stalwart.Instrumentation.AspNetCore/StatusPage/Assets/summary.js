// Figures for all events, regardless of the filter. Some of them link to their list.
class Summary {
  constructor(model) {
    this.model = model;
    this.spark = new Sparkline(model.capacity, false);
    this.rate = element('span');
    this.warnings = this.link('level=warn&state=active', 'warnings in the last 5 minutes; show them');
    this.errors = this.link('level=error&state=active', 'errors in the last 5 minutes; show them');
    this.exports = this.link('tab=export', 'exports; show them');
    this.on = element('span');
    byId('summary').append(
      element('div', null, element('dt', null, 'Events per second'), element('dd', null, this.rate, this.spark.node)),
      element('div', { 'data-level': 'warn' }, element('dt', null, 'Warnings in 5 min'), element('dd', null, this.warnings)),
      element('div', { 'data-level': 'error' }, element('dt', null, 'Errors in 5 min'), element('dd', null, this.errors)),
      element('div', { 'data-level': 'error' }, element('dt', null, 'Export'), element('dd', null, this.exports)),
      element('div', null, element('dt', null, 'Enabled events'), element('dd', null, this.on, element('small', null, `of ${formatNumber(model.events.length)}`))));
  }

  link(address, purpose) {
    const figure = element('span', { class: 'figure' }, '–');
    const link = element('a', { href: `#${address}` }, figure, element('span', { class: 'unseen' }, ` ${purpose}`));
    link.figure = figure;
    return link;
  }

  drawExports() {
    const health = exportHealth(this.model.exports);
    setText(this.exports.figure, health.text);
    setFlag(this.exports.parentNode, 'data-any', health.problems > 0);
  }

  draw() {
    const { model } = this;
    const all = [];
    const sums = { warn: 0, error: 0 };
    for (const event of model.events) {
      const points = event.counter?.points;
      if (!points) {
        continue;
      }
      points.forEach((point, i) => {
        const fromEnd = points.length - i;
        all[fromEnd] = (all[fromEnd] ?? 0) + point;
      });
      if (event.level in sums) {
        sums[event.level] += recentSum(event.counter, model.step);
      }
    }
    const rates = Array.from({ length: Math.max(0, all.length - 1) }, (_, i) => all[all.length - 1 - i] ?? 0);
    this.spark.draw(rates);
    setText(this.rate, formatRate(rates.at(-1) ?? 0));
    for (const [link, sum] of [[this.warnings, sums.warn], [this.errors, sums.error]]) {
      setText(link.figure, formatNumber(Math.round(sum)));
      setFlag(link.parentNode, 'data-any', sum >= 0.5);
    }
    setText(this.on, formatNumber(model.events.filter(event => !event.off).length));
  }
}
