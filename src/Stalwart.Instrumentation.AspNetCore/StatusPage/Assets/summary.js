// Four figures about everything, whatever the filter says.
class Summary {
  constructor(model) {
    this.model = model;
    this.spark = new Sparkline(model.capacity, false);
    this.rate = element('span');
    this.warnings = element('dd');
    this.errors = element('dd');
    this.on = element('span');
    byId('summary').append(
      element('div', null, element('dt', null, 'Events per second'), element('dd', null, this.rate, this.spark.node)),
      element('div', { 'data-level': 'warn' }, element('dt', null, 'Warnings in 5 min'), this.warnings),
      element('div', { 'data-level': 'error' }, element('dt', null, 'Errors in 5 min'), this.errors),
      element('div', null, element('dt', null, 'Events on'), element('dd', null, this.on, element('small', null, `of ${formatNumber(model.events.length)}`))));
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
    for (const [node, sum] of [[this.warnings, sums.warn], [this.errors, sums.error]]) {
      setText(node, formatNumber(Math.round(sum)));
      setFlag(node, 'data-any', sum >= 0.5);
    }
    setText(this.on, formatNumber(model.events.filter(event => !event.off).length));
  }
}
