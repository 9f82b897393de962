/** Cyclic redundancy checks, bit-reflected, by tables: CRC-32 (zlib), CRC-32C (Castagnoli), CRC-64/NVME. */

/** A running checksum: {@link update} with bytes in order, {@link digest} once, big-endian. */
export interface RunningChecksum {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

function crc32Table(polynomial: number): Uint32Array {
  const table = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    table[byte] = crc
  }
  return table
}

const tables: {
  crc32?: Uint32Array
  crc32c?: Uint32Array
  crc64?: { high: Uint32Array[]; low: Uint32Array[] }
} = {}

export function crc32(): RunningChecksum {
  tables.crc32 ??= crc32Table(0xedb88320)
  return running32(tables.crc32)
}

export function crc32c(): RunningChecksum {
  tables.crc32c ??= crc32Table(0x82f63b78)
  return running32(tables.crc32c)
}

function running32(table: Uint32Array): RunningChecksum {
  let crc = 0xffffffff
  return {
    update(bytes) {
      let value = crc
      for (let index = 0; index < bytes.length; index += 1) {
        value = table[(value ^ bytes[index]!) & 0xff]! ^ (value >>> 8)
      }
      crc = value
    },
    digest() {
      const out = new Uint8Array(4)
      new DataView(out.buffer).setUint32(0, ~crc >>> 0)
      return out
    },
  }
}

/**
 * 64 bits as two halves: BigInt arithmetic a byte at a time would be thirty times slower. Eight tables take eight bytes at
 * once ("slicing-by-8", M. Kounavis and F. Berry, 2005): table k is the effect of a byte that k others follow.
 */
function crc64Tables(): { high: Uint32Array[]; low: Uint32Array[] } {
  // Reflected polynomial of CRC-64/NVME: 0x9a6c9329ac4bc9b5 (NVM Express NVM Command Set Specification, 5.2.1.3.4).
  const polynomialHigh = 0x9a6c9329
  const polynomialLow = 0xac4bc9b5
  const high = Array.from({ length: 8 }, () => new Uint32Array(256))
  const low = Array.from({ length: 8 }, () => new Uint32Array(256))
  for (let byte = 0; byte < 256; byte += 1) {
    let h = 0
    let l = byte
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = l & 1
      l = ((l >>> 1) | ((h & 1) << 31)) >>> 0
      h >>>= 1
      if (carry) {
        h = (h ^ polynomialHigh) >>> 0
        l = (l ^ polynomialLow) >>> 0
      }
    }
    high[0]![byte] = h
    low[0]![byte] = l
  }
  for (let step = 1; step < 8; step += 1)
    for (let byte = 0; byte < 256; byte += 1) {
      const h = high[step - 1]![byte]!
      const l = low[step - 1]![byte]!
      high[step]![byte] = high[0]![l & 0xff]! ^ (h >>> 8)
      low[step]![byte] = low[0]![l & 0xff]! ^ ((l >>> 8) | (h << 24))
    }
  return { high, low }
}

export function crc64nvme(): RunningChecksum {
  tables.crc64 ??= crc64Tables()
  const [h0, h1, h2, h3, h4, h5, h6, h7] = tables.crc64.high as EightTables
  const [l0, l1, l2, l3, l4, l5, l6, l7] = tables.crc64.low as EightTables
  let high = 0xffffffff
  let low = 0xffffffff
  return {
    update(bytes) {
      let h = high
      let l = low
      let index = 0
      for (const last = bytes.length - 8; index <= last; index += 8) {
        const a = (l ^ bytes[index]!) & 0xff
        const b = ((l >>> 8) ^ bytes[index + 1]!) & 0xff
        const c = ((l >>> 16) ^ bytes[index + 2]!) & 0xff
        const d = ((l >>> 24) ^ bytes[index + 3]!) & 0xff
        const e = (h ^ bytes[index + 4]!) & 0xff
        const f = ((h >>> 8) ^ bytes[index + 5]!) & 0xff
        const g = ((h >>> 16) ^ bytes[index + 6]!) & 0xff
        const i = ((h >>> 24) ^ bytes[index + 7]!) & 0xff
        h = h7[a]! ^ h6[b]! ^ h5[c]! ^ h4[d]! ^ h3[e]! ^ h2[f]! ^ h1[g]! ^ h0[i]!
        l = l7[a]! ^ l6[b]! ^ l5[c]! ^ l4[d]! ^ l3[e]! ^ l2[f]! ^ l1[g]! ^ l0[i]!
      }
      for (; index < bytes.length; index += 1) {
        const at = (l ^ bytes[index]!) & 0xff
        l = ((l >>> 8) | (h << 24)) ^ l0[at]!
        h = (h >>> 8) ^ h0[at]!
      }
      high = h
      low = l
    },
    digest() {
      const out = new Uint8Array(8)
      const view = new DataView(out.buffer)
      view.setUint32(0, ~high >>> 0)
      view.setUint32(4, ~low >>> 0)
      return out
    },
  }
}

type EightTables = [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
]
