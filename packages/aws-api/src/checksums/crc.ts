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

const tables: { crc32?: Uint32Array; crc32c?: Uint32Array; crc64?: { high: Uint32Array; low: Uint32Array } } = {}

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

/** 64 bits as two halves: BigInt arithmetic a byte at a time would be thirty times slower. */
function crc64Table(): { high: Uint32Array; low: Uint32Array } {
  // Reflected polynomial of CRC-64/NVME: 0x9a6c9329ac4bc9b5 (NVM Express NVM Command Set Specification, 5.2.1.3.4).
  const polynomialHigh = 0x9a6c9329
  const polynomialLow = 0xac4bc9b5
  const high = new Uint32Array(256)
  const low = new Uint32Array(256)
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
    high[byte] = h
    low[byte] = l
  }
  return { high, low }
}

export function crc64nvme(): RunningChecksum {
  tables.crc64 ??= crc64Table()
  const table = tables.crc64
  let high = 0xffffffff
  let low = 0xffffffff
  return {
    update(bytes) {
      let h = high
      let l = low
      for (let index = 0; index < bytes.length; index += 1) {
        const at = (l ^ bytes[index]!) & 0xff
        l = ((l >>> 8) | (h << 24)) ^ table.low[at]!
        h = (h >>> 8) ^ table.high[at]!
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
