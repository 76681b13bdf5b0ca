'use strict';
/* Draws a directed graph in layers, from top to bottom; what goes round in a circle is marked. */
const graph = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const HEIGHT = 26, ROW = 74, GAP = 22, MOST_NODES = 120;

  function svg(tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /* The parts of the graph that no edge connects, each with its nodes and edges. */
  function parts(nodes, edges) {
    const of = new Map(nodes.map(node => [node.id, node.id]));
    const root = id => { while (of.get(id) !== id) id = of.get(id); return id; };
    edges.forEach(edge => of.set(root(edge.from), root(edge.to)));
    const found = new Map();
    nodes.forEach(node => {
      const key = root(node.id);
      if (!found.has(key)) found.set(key, {nodes: [], edges: []});
      found.get(key).nodes.push(node);
    });
    edges.forEach(edge => found.get(root(edge.from)).edges.push(edge));
    return [...found.values()].sort((a, b) => b.nodes.length - a.nodes.length);
  }

  /* The nodes from which a way leads back to them: those of one circle have the same number. */
  function circles(nodes, edges) {
    const next = new Map(nodes.map(node => [node.id, []]));
    edges.forEach(edge => next.get(edge.from).push(edge.to));
    const index = new Map(), low = new Map(), on = new Set(), stack = [], circle = new Map();
    let count = 0, circleCount = 0;
    for (const start of next.keys()) {
      if (index.has(start)) continue;
      const work = [[start, 0]];
      while (work.length) {
        const frame = work[work.length - 1], id = frame[0];
        if (frame[1] === 0) { index.set(id, count); low.set(id, count++); stack.push(id); on.add(id); }
        const to = next.get(id)[frame[1]++];
        if (to !== undefined) {
          if (!index.has(to)) work.push([to, 0]);
          else if (on.has(to)) low.set(id, Math.min(low.get(id), index.get(to)));
          continue;
        }
        work.pop();
        if (work.length) {
          const above = work[work.length - 1][0];
          low.set(above, Math.min(low.get(above), low.get(id)));
        }
        if (low.get(id) === index.get(id)) {
          const all = [];
          let each;
          do { each = stack.pop(); on.delete(each); all.push(each); } while (each !== id);
          if (all.length > 1) { circleCount++; all.forEach(other => circle.set(other, circleCount)); }
        }
      }
    }
    return circle;
  }

  /* Edges without those that close a circle, found by a walk in depth. */
  function acyclic(nodes, edges) {
    const next = new Map(nodes.map(node => [node.id, []]));
    edges.forEach(edge => next.get(edge.from).push(edge));
    const state = new Map(), kept = [];
    for (const node of nodes) {
      if (state.has(node.id)) continue;
      const work = [[node.id, 0]];
      state.set(node.id, 1);
      while (work.length) {
        const frame = work[work.length - 1];
        const edge = next.get(frame[0])[frame[1]++];
        if (!edge) { state.set(frame[0], 2); work.pop(); continue; }
        if (state.get(edge.to) === 1) { kept.push({from: edge.to, to: edge.from, edge, turned: true}); continue; }
        kept.push({from: edge.from, to: edge.to, edge, turned: false});
        if (!state.has(edge.to)) { state.set(edge.to, 1); work.push([edge.to, 0]); }
      }
    }
    return kept;
  }

  function layered(nodes, links) {
    const layer = new Map(nodes.map(node => [node.id, 0]));
    for (let turn = 0, moved = true; moved && turn <= nodes.length; turn++) {
      moved = false;
      for (const link of links) {
        if (layer.get(link.to) <= layer.get(link.from)) {
          layer.set(link.to, layer.get(link.from) + 1);
          moved = true;
        }
      }
    }
    return layer;
  }

  function draw(part, label) {
    const circle = circles(part.nodes, part.edges);
    const links = acyclic(part.nodes, part.edges);
    const layer = layered(part.nodes, links);
    const rows = [];
    const put = (at, cell) => { (rows[at] = rows[at] || []).push(cell); return cell; };
    const cells = new Map(part.nodes.map(node => [node.id,
      put(layer.get(node.id), {node, width: Math.max(56, node.label.length * 7.1 + 18), near: []})]));
    /* A long edge passes through a bend in each layer between. */
    const routes = links.map(link => {
      const route = [cells.get(link.from)];
      for (let at = layer.get(link.from) + 1; at < layer.get(link.to); at++) {
        route.push(put(at, {width: 6, near: []}));
      }
      route.push(cells.get(link.to));
      for (let i = 1; i < route.length; i++) { route[i].near.push(route[i - 1]); route[i - 1].near.push(route[i]); }
      return {link, route};
    });
    for (let sweep = 0; sweep < 8; sweep++) {
      rows.forEach(row => row.forEach((cell, i) => { cell.at = i - (row.length - 1) / 2; }));
      for (const row of sweep % 2 ? [...rows].reverse() : rows) {
        row.forEach(cell => { cell.want = cell.near.length ? cell.near.reduce((sum, each) => sum + each.at, 0) / cell.near.length : cell.at; });
        row.sort((a, b) => a.want - b.want);
        row.forEach((cell, i) => { cell.at = i - (row.length - 1) / 2; });
      }
    }
    const widthOf = row => row.reduce((sum, cell) => sum + cell.width + GAP, -GAP);
    const width = Math.max(...rows.map(widthOf)) + 8;
    rows.forEach((row, r) => {
      let x = (width - widthOf(row)) / 2;
      row.forEach(cell => { cell.x = x + cell.width / 2; cell.y = 8 + r * ROW; x += cell.width + GAP; });
    });
    const height = (rows.length - 1) * ROW + HEIGHT + 16;
    const drawing = svg('svg', {width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label});
    for (const {link, route} of routes) {
      const points = link.turned ? [...route].reverse() : route;
      const down = !link.turned;
      const inCircle = circle.has(link.edge.from) && circle.get(link.edge.from) === circle.get(link.edge.to);
      /* Of two that go back and forth each has its own side. */
      const side = inCircle ? (down ? -9 : 9) : 0;
      let path = '', last;
      points.forEach((cell, i) => {
        const x = cell.x + side;
        const y = cell.node ? cell.y + ((i === 0) === down ? HEIGHT : 0) : cell.y + HEIGHT / 2;
        path += i === 0 ? `M${x} ${y}` : `C${last.x} ${(last.y + y) / 2} ${x} ${(last.y + y) / 2} ${x} ${y}`;
        last = {x, y};
      });
      drawing.append(svg('path', {d: path, class: inCircle ? 'circle' : ''}));
      const tip = down ? -7 : 7;
      drawing.append(svg('path', {class: 'arrow', d: `M${last.x} ${last.y}l-4 ${tip}h8z`}));
    }
    for (const {node, x, y, width: w} of cells.values()) {
      const title = svg('title', {});
      title.textContent = node.id;
      const text = svg('text', {x, y: y + 17, 'text-anchor': 'middle'});
      text.textContent = node.label;
      drawing.append(svg('g', circle.has(node.id) ? {class: 'circle'} : {},
        title, svg('rect', {x: x - w / 2, y, width: w, height: HEIGHT, rx: 4}), text));
    }
    return drawing;
  }

  /* One drawing for each part of the graph; null for a part that nobody could read. */
  return {
    circles,
    draw: (nodes, edges, label) =>
      parts(nodes, edges).map(part => part.nodes.length > MOST_NODES ? null : draw(part, label)),
  };
})();
