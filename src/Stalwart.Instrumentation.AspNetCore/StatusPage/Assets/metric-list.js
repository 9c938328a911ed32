class MetricRow extends Row {
  constructor(model, reader, metric) {
    super(model, reader, metric, element('td', { class: 'kind' }, metric.kind === 'up-down-counter' ? 'up-down' : metric.kind), ['', metric.name], metric.description, !metric.isLevel);
    this.node.id = `metric-${metric.number}`;
    this.node.dataset.metric = metric.name;
  }

  draw() {
    const { metric } = this;
    setFlag(this.node, 'data-off', metric.off);
    if (metric.off) {
      this.off.hidden = false;
      this.total.replaceChildren(this.off);
      setText(this.rate, '');
    } else {
      const word = unitWord(metric.unit);
      setText(this.total, Number.isNaN(metric.value) ? 'no value' : formatValue(metric.value, metric.unit) + (word ? ` ${word}${metric.value === 1 ? '' : 's'}` : ''));
      this.total.className = metric.value ? 'number' : 'number zero';
      setText(this.rate, formatRate(rateOf(metric)));
    }
    this.drawSpark();
  }

  facts() {
    return this.drawFacts([['Unit', this.metric.unit], ['Fed by', ...feederNames(this.metric)]]);
  }
}

function feederNames(metric) {
  return metric.feeders.length ? [metric.feeders.map(event => event.name).join(', ')] : ['the application'];
}

// A histogram takes more room: figures, bars, and on demand its series and buckets.
class HistogramCard {
  constructor(reader, metric) {
    this.metric = metric;
    this.chart = new HistogramChart(metric);
    this.figures = ['p50', 'p95', 'p99', 'Mean', 'Count'].map(name => ({ name, node: element('dd') }));
    this.off = element('span', { class: 'off', hidden: true }, 'disabled');
    this.inside = element('div', { class: 'inside', hidden: true });
    this.unfolded = null;
    this.buttons = [['Series', this.openSeries], ['Buckets', this.openBuckets], ['Fed by', this.openFeeders]].map(([name, open]) => this.button(name, open));
    this.reader = reader;
    this.node = element('article', { class: 'card', id: `metric-${metric.number}`, 'data-metric': metric.name },
      element('h3', null, longText(90, metric.name), ' ', this.off),
      element('p', null, longText(240, metric.description)),
      element('dl', { class: 'figures' }, ...this.figures.map(figure => element('div', null, element('dt', null, figure.name), figure.node))),
      this.chart.node,
      element('div', { class: 'more' }, ...this.buttons),
      this.inside);
  }

  button(name, open) {
    const made = element('button', { type: 'button', class: 'unfold', 'aria-expanded': 'false' }, name);
    made.addEventListener('click', () => {
      const isClosing = this.unfolded === name;
      this.reader.remove(this.metric);
      this.unfolded = isClosing ? null : name;
      this.inside.hidden = isClosing;
      this.buttons.forEach(other => other.setAttribute('aria-expanded', String(!isClosing && other === made)));
      if (!isClosing) {
        open.call(this);
      }
    });
    return made;
  }

  openSeries() {
    this.reader.add(this.metric, message => {
      if (this.unfolded === 'Series') {
        this.inside.replaceChildren(seriesTable(this.metric, message));
      }
    });
  }

  openBuckets() {
    this.inside.replaceChildren(bucketTable(this.metric, this.metric.histogram?.buckets));
  }

  openFeeders() {
    this.inside.replaceChildren(element('p', { class: 'fed' }, ...feederNames(this.metric)));
  }

  draw() {
    const { metric } = this;
    const histogram = metric.histogram;
    const texts = [...['p50', 'p95', 'p99'].map(name => quantileText(metric, histogram?.buckets, name)), histogram?.count ? formatValue(histogram.sum / histogram.count, metric.unit) : '–', formatNumber(histogram?.count ?? 0)];
    this.figures.forEach((figure, i) => setText(figure.node, texts[i]));
    this.off.hidden = !metric.off;
    setFlag(this.node, 'data-off', metric.off);
    this.chart.draw(histogram);
    if (this.unfolded === 'Buckets') {
      this.openBuckets();
    }
  }

  hide(hidden) {
    this.node.hidden = hidden;
  }
}

// The declared metrics: single values in tables, histograms as cards.
class MetricList {
  constructor(model, reader, inView) {
    this.model = model;
    this.node = byId('metrics-panel');
    this.groups = [
      ['Current values', model.declared.filter(metric => metric.isLevel)],
      ['Counters', model.declared.filter(metric => metric.kind === 'counter')],
      ['Histograms', model.declared.filter(metric => metric.kind === 'histogram')],
    ].filter(([, metrics]) => metrics.length).map(([title, metrics]) => this.group(title, metrics, reader, inView));
    this.node.append(...this.groups.map(group => group.node));
    if (this.groups.length === 0) {
      this.node.append(element('p', { class: 'nothing' }, 'The catalogues declare no metrics besides the event counters.'));
    }
  }

  group(title, metrics, reader, inView) {
    const isHistograms = title === 'Histograms';
    const headings = { lead: 'Kind', name: 'Metric', spark: 'Last 5 minutes' };
    const rows = metrics.map(metric => isHistograms ? new HistogramCard(reader, metric) : new MetricRow(this.model, reader, metric));
    const heading = element('h2', { id: `metrics-${title.replace(' ', '-')}` }, title, element('span', { class: 'quiet' }, String(metrics.length)));
    const body = isHistograms ? element('div', { class: 'cards' }, ...rows.map(row => row.node)) : rowTable(title === 'Counters' ? { ...headings, rate: 'Per second', value: 'Value' } : { ...headings, value: 'Value' }, element('tbody', null, ...rows.map(row => row.node)));
    const node = element('section', { class: 'family', 'aria-labelledby': heading.id }, heading, body);
    for (const row of rows) {
      row.node.row = row;
      inView.watch(row);
    }
    return { node, rows };
  }

  filter(fits) {
    let shown = 0;
    for (const group of this.groups) {
      let inGroup = 0;
      for (const row of group.rows) {
        const fit = fits(row.metric);
        row.hide(!fit);
        inGroup += fit ? 1 : 0;
      }
      group.node.hidden = inGroup === 0;
      shown += inGroup;
    }
    return shown;
  }
}
