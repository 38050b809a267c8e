
// Turns the text that holds the program into its bytes: two characters are 13 bits, from the lowest on.
function bytesOf(text) {
  const bytes = new Uint8Array(Math.floor(text.length / 2 * 13 / 8));
  const value = (at) => {
    const code = text.charCodeAt(at);
    // The 91 characters from `!` to `~` without those that mean something in HTML.
    return code - 33 - (code > 34) - (code > 38) - (code > 60);
  };
  let held = 0;
  let bits = 0;
  let to = 0;
  for (let at = 0; at < text.length; at += 2) {
    held |= (value(at) + value(at + 1) * 91) << bits;
    bits += 13;
    while (bits >= 8) {
      bytes[to] = held;
      to += 1;
      held >>>= 8;
      bits -= 8;
    }
  }
  return bytes;
}

// Unpacks LZMA in the form of `.lzma` files, as Igor Pavlov's specification describes it.
function unpacked(packed) {
  const properties = packed[0];
  const literalBits = properties % 9;
  const literalMask = (1 << Math.floor(properties / 9) % 5) - 1;
  const positionMask = (1 << Math.floor(properties / 45)) - 1;
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const out = new Uint8Array(length);

  // All probabilities in one array; where each kind begins.
  const MATCH = 0;
  const REPEAT = 192;
  const REPEAT_0 = 204;
  const REPEAT_1 = 216;
  const REPEAT_2 = 228;
  const REPEAT_0_LONG = 240;
  const SLOT = 432;
  const SPECIAL = 688;
  const ALIGN = 803;
  const LENGTH = 819;
  const REPEAT_LENGTH = 1333;
  const LITERAL = 1847;
  const chances = new Uint16Array(LITERAL + (768 << (literalBits + Math.floor(properties / 9) % 5))).fill(1024);

  let from = 18;
  let range = 0xffffffff;
  let code = new DataView(packed.buffer, packed.byteOffset).getUint32(14);

  function bit(index) {
    const chance = chances[index];
    const bound = (range >>> 11) * chance;
    let found = 0;
    if (code < bound) {
      range = bound;
      chances[index] = chance + ((2048 - chance) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      chances[index] = chance - (chance >>> 5);
      found = 1;
    }
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[from]) >>> 0;
      from += 1;
    }
    return found;
  }

  function tree(base, count) {
    let node = 1;
    for (let n = 0; n < count; n += 1) node = (node << 1) | bit(base + node);
    return node - (1 << count);
  }

  function reversed(base, count) {
    let node = 1;
    let value = 0;
    for (let n = 0; n < count; n += 1) {
      const found = bit(base + node);
      node = (node << 1) | found;
      value |= found << n;
    }
    return value;
  }

  function direct(count) {
    let value = 0;
    for (let n = 0; n < count; n += 1) {
      range >>>= 1;
      const found = code >= range ? 1 : 0;
      if (found) code -= range;
      value = value * 2 + found;
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[from]) >>> 0;
        from += 1;
      }
    }
    return value;
  }

  function lengthOf(base, place) {
    if (!bit(base)) return tree(base + 2 + (place << 3), 3);
    if (!bit(base + 1)) return 8 + tree(base + 130 + (place << 3), 3);
    return 16 + tree(base + 258, 8);
  }

  let state = 0;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let to = 0; to < length;) {
    const place = to & positionMask;
    if (!bit(MATCH + (state << 4) + place)) {
      const before = to > 0 ? out[to - 1] : 0;
      const base = LITERAL + 768 * (((to & literalMask) << literalBits) + (before >> (8 - literalBits)));
      let node = 1;
      if (state >= 7) {
        let matched = out[to - first - 1];
        while (node < 256) {
          const expected = (matched >> 7) & 1;
          matched <<= 1;
          const found = bit(base + ((1 + expected) << 8) + node);
          node = (node << 1) | found;
          if (found !== expected) break;
        }
      }
      while (node < 256) node = (node << 1) | bit(base + node);
      out[to] = node;
      to += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(REPEAT + state)) {
      if (!bit(REPEAT_0 + state)) {
        if (!bit(REPEAT_0_LONG + (state << 4) + place)) {
          state = state < 7 ? 9 : 11;
          out[to] = out[to - first - 1];
          to += 1;
          continue;
        }
      } else {
        let distance;
        if (!bit(REPEAT_1 + state)) {
          distance = second;
        } else {
          if (!bit(REPEAT_2 + state)) {
            distance = third;
          } else {
            distance = fourth;
            fourth = third;
          }
          third = second;
        }
        second = first;
        first = distance;
      }
      count = lengthOf(REPEAT_LENGTH, place);
      state = state < 7 ? 8 : 11;
    } else {
      fourth = third;
      third = second;
      second = first;
      count = lengthOf(LENGTH, place);
      state = state < 7 ? 7 : 10;
      first = tree(SLOT + (Math.min(count, 3) << 6), 6);
      if (first >= 4) {
        const slot = first;
        const lower = (slot >> 1) - 1;
        const start = (2 | (slot & 1)) * 2 ** lower;
        first = slot < 14
          ? start + reversed(SPECIAL + start - slot, lower)
          : start + direct(lower - 4) * 16 + reversed(ALIGN, 4);
      }
    }
    for (let end = Math.min(length, to + count + 2); to < end; to += 1) out[to] = out[to - first - 1];
  }
  return out;
}

// Puts the streams of a program together again; the way through its code is that of `split.rs`.
function together(all) {
  const view = new DataView(all.buffer);
  const word = (index) => view.getUint32(4 * index, true);
  const STREAMS = 9;
  const places = [4 * (STREAMS + 1)];
  for (let n = 0; n < STREAMS; n += 1) places.push(places[n] + word(n + 1));
  const out = new Uint8Array(places[STREAMS] - places[0]);
  const [rest, instructions, locals, calls, branches, offsets, numbers, others, heads] = places.keys();
  const restEnd = places[1];
  const hasCode = word(2) > 0;
  let to = word(0);
  out.set(all.subarray(places[rest], places[rest] + to));
  places[rest] += to;

  const bring = (stream) => {
    const byte = all[places[stream]];
    places[stream] += 1;
    out[to] = byte;
    to += 1;
    return byte;
  };
  const number = (stream) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bring(stream);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const several = (stream, count) => {
    for (let n = 0; n < count; n += 1) number(stream);
  };
  const operands = [];
  for (const [first, last, ...streams] of [
    [0x02, 0x04, others], [0x23, 0x26, others], [0x3f, 0x40, others], [0x42, 0x42, others], [0xd0, 0xd0, others],
    [0x0c, 0x0d, branches], [0x10, 0x10, calls], [0xd2, 0xd2, calls], [0x11, 0x11, others, others],
    [0x1c, 0x1c, others, others], [0x20, 0x22, locals], [0x28, 0x3e, instructions, offsets], [0x41, 0x41, numbers],
  ]) {
    for (let code = first; code <= last; code += 1) operands[code] = streams;
  }
  const instruction = () => {
    const code = bring(instructions);
    if (code === 0x0e) {
      several(branches, number(branches) + 1);
    } else if (code === 0x43 || code === 0x44) {
      for (let n = code === 0x43 ? 4 : 8; n > 0; n -= 1) bring(others);
    } else if (code === 0xfc) {
      const later = number(instructions);
      several(others, later < 8 ? 0 : later < 15 && later % 2 === 0 ? 2 : 1);
    } else {
      operands[code]?.forEach(number);
    }
  };
  if (hasCode) {
    for (let left = number(heads); left > 0; left -= 1) {
      const length = number(heads);
      const end = to + length;
      several(heads, number(heads) * 2);
      while (to < end) instruction();
    }
  }
  out.set(all.subarray(places[rest], restEnd), to);
  return out;
}
