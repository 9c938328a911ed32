// The series of expanded metrics, fetched after each message of the stream, one request at a time.
class SeriesReader {
  constructor(address) {
    this.address = address;
    this.open = new Map();
    this.isBusy = false;
  }

  add(metric, show) {
    this.open.set(metric.number, show);
    this.refresh();
  }

  remove(metric) {
    this.open.delete(metric.number);
  }

  async refresh() {
    if (this.isBusy || this.open.size === 0) {
      return;
    }
    this.isBusy = true;
    try {
      const query = [...this.open.keys()].slice(-64).map(number => `m=${number}`).join('&');
      const answer = await fetch(`${this.address}?${query}`, { cache: 'no-store' });
      if (answer.ok) {
        for (const message of await answer.json()) {
          this.open.get(message.metric ?? 0)?.(message);
        }
      }
    } catch {
      // The page shows elsewhere that the server is unreachable.
    } finally {
      this.isBusy = false;
    }
  }
}

// The columns are the tags, then the values of the metric's kind.
function seriesTable(metric, message) {
  const isHistogram = metric.kind === 'histogram';
  const size = series => isHistogram ? series.count ?? 0 : Number(series.value ?? 0);
  const largest = Math.max(...message.series.map(series => Math.abs(size(series))), 1e-300);
  const numbers = isHistogram ? ['Count', 'Mean', 'p50', 'p95', 'p99'] : ['Value'];
  const cells = series => isHistogram
    ? [formatNumber(series.count ?? 0), formatValue((series.value ?? 0) / (series.count || 1), metric.unit), ...['p50', 'p95', 'p99'].map(name => quantileText(metric, series.buckets, name))]
    : [formatValue(Number(series.value ?? 0), metric.unit)];
  const share = series => {
    const bar = element('span');
    bar.style.width = `${(100 * Math.abs(size(series)) / largest).toFixed(1)}%`;
    return element('td', { class: 'share', 'aria-hidden': 'true' }, bar);
  };
  if (message.series.length === 1 && message.series[0].tags.length === 0 && !isHistogram) {
    return element('p', { class: 'quiet' }, 'One series, without tags.');
  }
  const caption = message.all === 0 || message.all === undefined
    ? 'No series recorded since the process started.'
    : message.all > message.series.length ? `The ${message.series.length} largest of ${formatNumber(message.all)} series` : `${message.all} series`;
  return element('table', { class: 'series' },
    element('caption', null, caption),
    message.series.length ? element('thead', null, element('tr', null,
      ...metric.tags.toSorted().map(tag => element('th', { scope: 'col' }, tag)),
      ...numbers.map(number => element('th', { scope: 'col', class: 'number' }, number)),
      element('td', { class: 'share', 'aria-hidden': 'true' }))) : null,
    element('tbody', null, ...message.series.map(series => element('tr', null,
      ...series.tags.filter((_, i) => i % 2 === 1).map(value => element('td', null, longText(60, value))),
      ...cells(series).map(text => element('td', { class: 'number' }, text)),
      share(series)))));
}
