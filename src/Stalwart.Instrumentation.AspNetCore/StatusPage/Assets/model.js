// Events and metrics by number, numbered as on the server: for each catalogue the counters of its counted events, then its
// declared metrics.
class Model {
  constructor(description) {
    this.application = description.application;
    this.catalogues = description.catalogues;
    this.step = description.step;
    this.capacity = description.points;
    this.events = [];
    this.metrics = [];
    this.declared = [];
    this.families = new Map();
    this.started = 0;
    this.time = 0;
    this.exports = { exporters: [], configuration: {} };
    description.catalogues.forEach((catalogue, place) => this.addCatalogue(catalogue, place));
  }

  addCatalogue(catalogue, place) {
    const counted = [];
    for (const row of catalogue.events) {
      const event = { ...row, number: this.events.length, off: false, counter: null, feeds: [], feedNames: row.feeds ?? [], tags: row.tags ?? [] };
      const dot = row.name.indexOf('.');
      event.familyName = dot < 0 ? row.name : row.name.slice(0, dot);
      event.lowered = `${row.name} ${row.description} ${row.owner ?? ''}`.toLowerCase();
      this.familyOf(catalogue, place, event.familyName).events.push(event);
      this.events.push(event);
      if (!row.uncounted) {
        event.counter = this.addMetric({ name: row.name, kind: 'counter', unit: '{event}', tags: event.tags, event });
      }
      counted.push(event);
    }
    for (const row of catalogue.metrics) {
      const metric = this.addMetric({ ...row, unit: row.unit ?? '', tags: row.tags ?? [], place });
      metric.lowered = `${row.name} ${row.description}`.toLowerCase();
      metric.feeders = counted.filter(event => event.feedNames.includes(row.name));
      metric.feeders.forEach(event => event.feeds.push(metric));
      this.declared.push(metric);
    }
  }

  familyOf(catalogue, place, name) {
    const key = `${place}/${name}`;
    let family = this.families.get(key);
    if (!family) {
      this.families.set(key, family = { key, name, catalogue, events: [] });
    }
    return family;
  }

  addMetric(metric) {
    Object.assign(metric, { number: this.metrics.length, off: false, value: NaN, points: null, histogram: null, isLevel: metric.kind === 'gauge' || metric.kind === 'up-down-counter' });
    this.metrics.push(metric);
    return metric;
  }

  // Replaces everything with a complete state.
  takeState(state) {
    Object.assign(this, { time: state.time, started: state.started });
    for (const metric of this.metrics) {
      metric.value = NaN;
      metric.points = null;
      metric.histogram = null;
    }
    this.takeOff(state.off, state.offMetrics);
    this.takeValues(state.values);
    for (const row of state.histories) {
      this.metrics[row.metric ?? 0].points = row.points.map(Number);
    }
    this.takeHistograms(state.histograms);
    this.exports = state.exports;
  }

  takeTick(tick) {
    this.time = tick.time;
    this.takeValues(tick.values);
    if (tick.off) {
      this.takeOff(tick.off, tick.offMetrics ?? []);
    }
    this.takeHistograms(tick.histograms ?? []);
    this.exports = tick.exports ?? this.exports;
    if (tick.points) {
      this.takePoints(tick.points);
    }
  }

  takeValues(pairs) {
    for (let i = 0; i < pairs.length; i += 2) {
      this.metrics[pairs[i]].value = Number(pairs[i + 1]);
    }
  }

  takeOff(events, metrics) {
    const offEvents = new Set(events);
    const offMetrics = new Set(metrics);
    this.events.forEach(event => { event.off = offEvents.has(event.number); });
    this.declared.forEach(metric => { metric.off = offMetrics.has(metric.number); });
  }

  takeHistograms(rows) {
    for (const row of rows) {
      this.metrics[row.metric ?? 0].histogram = { count: 0, sum: 0, ...row };
    }
  }

  takePoints(pairs) {
    const newest = new Map();
    for (let i = 0; i < pairs.length; i += 2) {
      newest.set(pairs[i], Number(pairs[i + 1]));
    }
    for (const metric of this.metrics) {
      const point = newest.get(metric.number) ?? (metric.isLevel && Number.isNaN(metric.value) ? NaN : 0);
      if (metric.points === null && point === 0) {
        continue;
      }
      metric.points ??= [];
      metric.points.push(point);
      if (metric.points.length > this.capacity) {
        metric.points.shift();
      }
    }
  }
}

// The newest rate of a metric that only increases.
function rateOf(metric) {
  return metric?.points?.length ? metric.points[metric.points.length - 1] : 0;
}

// The increase of a metric over the history.
function recentSum(metric, step) {
  return metric?.points ? metric.points.reduce((sum, point) => sum + (point || 0), 0) * step / 1000 : 0;
}
