// The bars of a histogram, all of the same width, with the quantiles at their positions.
class HistogramChart {
  constructor(metric) {
    this.metric = metric;
    this.bounds = metric.boundaries ?? [];
    const buckets = this.bounds.length + 1;
    const every = Math.ceil(this.bounds.length / 8);
    this.bars = Array.from({ length: buckets }, () => element('span'));
    this.marks = ['p50', 'p95', 'p99'].map(name => element('span', { class: 'mark-at', hidden: true }, name));
    this.empty = element('p', { class: 'empty', 'aria-hidden': 'true' });
    const labels = this.bars.map((_, i) => element('span', null, i < this.bounds.length && i % every === 0 ? element('i', null, formatValue(this.bounds[i], metric.unit)) : null));
    this.chart = element('div', { class: 'chart', role: 'img', 'aria-label': 'No values yet.' }, element('div', { class: 'bars' }, ...this.bars), element('div', { class: 'bounds' }, ...labels), ...this.marks, this.empty);
    this.node = element('figure', null, this.chart);
  }

  draw(histogram) {
    const buckets = histogram?.buckets;
    const counts = buckets?.counts ?? [];
    const most = Math.max(...counts, 1);
    this.bars.forEach((bar, i) => { bar.style.height = counts[i] ? `max(2px, ${(100 * counts[i] / most).toFixed(1)}%)` : '0'; });
    setText(this.empty, buckets ? '' : 'No values yet');
    this.placeMarks(buckets);
    this.chart.setAttribute('aria-label', this.describe(buckets, counts));
  }

  // Marks that would overlap are omitted; the figures above show all three.
  placeMarks(buckets) {
    let last = -Infinity;
    [buckets?.p50, buckets?.p95, buckets?.p99].forEach((value, i) => {
      const at = buckets ? 100 * this.position(Number(value ?? 0)) / this.bars.length : 0;
      const visible = Boolean(buckets) && at - last > 9;
      this.marks[i].hidden = !visible;
      if (visible) {
        last = at;
        this.marks[i].style.left = `${at.toFixed(2)}%`;
        this.marks[i].dataset.side = at > 90 ? 'left' : 'right';
      }
    });
  }

  // The position of a value, in bars from the left.
  position(value) {
    const bounds = this.bounds;
    const i = bounds.findIndex(bound => value <= bound);
    if (i < 0) {
      return bounds.length + 0.5;
    }
    const lower = i === 0 ? Math.min(0, bounds[0]) : bounds[i - 1];
    return i + (bounds[i] > lower ? Math.max(0, value - lower) / (bounds[i] - lower) : 1);
  }

  describe(buckets, counts) {
    if (!buckets) {
      return 'No values yet.';
    }
    const fullest = counts.indexOf(Math.max(...counts));
    return `${counts.length} buckets; the fullest, ${bucketName(this.metric, fullest)}, has ${formatNumber(counts[fullest])} values.`;
  }
}

function quantileText(metric, buckets, name) {
  return buckets ? formatValue(Number(buckets[name] ?? 0), metric.unit) : '–';
}

function bucketName(metric, i) {
  const bounds = metric.boundaries ?? [];
  const name = bound => formatValue(bound, metric.unit);
  return i === 0 ? `up to ${name(bounds[0])}` : i === bounds.length ? `above ${name(bounds[i - 1])}` : `${name(bounds[i - 1])} to ${name(bounds[i])}`;
}

// The same as a table of numbers.
function bucketTable(metric, buckets) {
  const counts = buckets?.counts ?? [];
  const all = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return element('table', { class: 'series' },
    element('thead', null, element('tr', null, element('th', { scope: 'col' }, 'Bucket'), element('th', { scope: 'col', class: 'number' }, 'Values'), element('th', { scope: 'col', class: 'number' }, 'Cumulative'))),
    element('tbody', null, ...counts.map((count, i) => {
      below += count;
      return element('tr', null, element('th', { scope: 'row' }, bucketName(metric, i)), element('td', { class: 'number' }, formatNumber(count)), element('td', { class: 'number' }, `${(100 * below / (all || 1)).toFixed(1)} %`));
    })));
}
