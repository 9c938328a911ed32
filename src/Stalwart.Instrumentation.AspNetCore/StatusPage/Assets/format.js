// Formats numbers for people, in English like the page.
const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const shortNumber = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const compactNumber = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

function formatNumber(value) {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  }
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e12 ? wholeNumber.format(value) : compactNumber.format(value);
  }
  return Math.abs(value) < 1000 ? shortNumber.format(value) : wholeNumber.format(value);
}

function formatRate(value) {
  if (!(value > 0)) {
    return '0';
  }
  if (value < 0.01) {
    return '< 0.01';
  }
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : formatNumber(Math.round(value));
}

function formatBytes(value) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${shortNumber.format(value)} ${units[unit]}`;
}

function formatSeconds(value) {
  const size = Math.abs(value);
  if (size === 0) {
    return '0 s';
  }
  if (size < 0.001) {
    return `${shortNumber.format(value * 1e6)} µs`;
  }
  if (size < 1) {
    return `${shortNumber.format(value * 1e3)} ms`;
  }
  if (size < 120) {
    return `${shortNumber.format(value)} s`;
  }
  if (size < 7200) {
    return `${shortNumber.format(value / 60)} min`;
  }
  return size < 172800 ? `${shortNumber.format(value / 3600)} h` : `${shortNumber.format(value / 86400)} d`;
}

// A value with its UCUM unit: By and s scale, {thing} names what is counted.
function formatValue(value, unit) {
  if (!Number.isFinite(value)) {
    return formatNumber(value);
  }
  switch (unit) {
    case 'By': return formatBytes(value);
    case 's': return formatSeconds(value);
    case 'ms': return formatSeconds(value / 1000);
    case '': case '1': return formatNumber(value);
    default: return unit.startsWith('{') ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
  }
}

// What is counted, as a word; empty if the value already shows it.
function unitWord(unit) {
  return unit.startsWith('{') ? unit.slice(1, -1) : '';
}

// Formats an age in its two largest units.
function formatAge(seconds) {
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const largest = units.findIndex(([, size]) => seconds >= size);
  if (largest < 0) {
    return '0 s';
  }
  return units.slice(largest, largest + 2).map(([name, size], i) => [name, Math.floor((i === 0 ? seconds : seconds % units[largest][1]) / size)]).filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`).join(' ');
}

function formatClock(milliseconds) {
  return new Date(milliseconds).toLocaleTimeString('en-GB');
}

// Formats a time, with the date unless it is today.
function formatMoment(milliseconds) {
  const moment = new Date(milliseconds);
  const isToday = moment.toDateString() === new Date().toDateString();
  return (isToday ? '' : `${moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, `) + formatClock(milliseconds);
}
