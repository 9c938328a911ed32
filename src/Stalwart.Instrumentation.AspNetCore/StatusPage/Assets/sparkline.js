// A small chart of the last minutes, with the newest point at the right edge. The numbers beside it are its accessible equivalent.
class Sparkline {
  constructor(capacity, isLevel) {
    this.capacity = capacity;
    this.isLevel = isLevel;
    this.area = svgElement('path', { class: 'area' });
    this.trace = svgElement('path', { class: 'trace' });
    const floor = svgElement('path', { class: 'floor', d: `M0 19.5H${capacity - 1}` });
    this.node = svgElement('svg', { class: 'sparkline', viewBox: `0 0 ${capacity - 1} 20`, preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' }, floor, this.area, this.trace);
  }

  draw(points) {
    const known = (points ?? []).filter(point => Number.isFinite(point));
    const top = Math.max(...known, 0);
    const bottom = Math.min(...known, 0);
    if (known.length < 1 || top === bottom) {
      this.area.removeAttribute('d');
      this.trace.removeAttribute('d');
      return;
    }
    const first = this.capacity - points.length;
    const y = point => (19 - 17.5 * (point - bottom) / (top - bottom)).toFixed(1);
    let line = '';
    let area = '';
    let from = -1;
    points.forEach((point, i) => {
      if (Number.isFinite(point)) {
        const at = `${first + i} ${y(point)}`;
        line += (from < 0 ? 'M' : 'L') + at;
        area += from < 0 ? `M${first + i} 19.5L${at}` : `L${at}`;
        from = from < 0 ? i : from;
      }
      if (from >= 0 && (!Number.isFinite(point) || i === points.length - 1)) {
        area += `L${first + (Number.isFinite(point) ? i : i - 1)} 19.5Z`;
        from = -1;
      }
    });
    this.trace.setAttribute('d', line);
    this.area.setAttribute('d', area);
  }
}
