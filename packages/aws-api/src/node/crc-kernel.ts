/**
 * Cyclic redundancy checks in WebAssembly, eight bytes at a time ("slicing-by-8", M. Kounavis and F. Berry, 2005): JavaScript
 * has no 64-bit integers that are fast, and Node has no CRC but CRC-32.
 */
import type { RunningChecksum } from '../checksums/crc.ts'

const PAGE = 65_536
/** Tables of one polynomial: eight of 256 entries of eight bytes. */
const TABLES = 8 * 256 * 8
/** Memory: the tables of a polynomial from 0, what is to be checked from the second page on. */
const DATA = PAGE
const AT_ONCE = 2 * PAGE

const I32 = 0x7f
const I64 = 0x7e
const VOID = 0x40
const op = {
  block: 0x02,
  loop: 0x03,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  get: 0x20,
  set: 0x21,
  load8: 0x31,
  load: 0x29,
  i32Const: 0x41,
  i64Const: 0x42,
  i32IsZero: 0x45,
  i32LessUnsigned: 0x49,
  i32GreaterUnsigned: 0x4b,
  i32Add: 0x6a,
  i32ShiftLeft: 0x74,
  i64And: 0x83,
  i64Xor: 0x85,
  i64ShiftRight: 0x88,
  wrap: 0xa7,
} as const

/** A number in LEB128; all here are positive and read the same signed or not, once a seventh bit has room. */
function leb(value: number): number[] {
  const bytes: number[] = []
  let left = value
  for (; left >= 0x40; left >>>= 7) bytes.push((left & 0x7f) | 0x80)
  return [...bytes, left]
}

/** Parameters, and the locals of the function. */
const crc = 0
const at = 1
const end = 2

/** The entry of table `table` for the byte `byte` of the running value. */
const lookup = (table: number, byte: number): number[] => [
  ...[op.get, crc, op.i64Const, ...leb(byte * 8), op.i64ShiftRight],
  ...[op.i64Const, ...leb(0xff), op.i64And, op.wrap, op.i32Const, 3, op.i32ShiftLeft],
  ...[op.load, 3, ...leb(table * 256 * 8)],
]

const forward = (bytes: number): number[] => [op.get, at, op.i32Const, bytes, op.i32Add, op.set, at]

const body = [
  // Eight bytes a turn, as long as there are eight.
  ...[op.block, VOID, op.loop, VOID],
  ...[op.get, at, op.i32Const, 8, op.i32Add, op.get, end, op.i32GreaterUnsigned, op.brIf, 1],
  ...[op.get, crc, op.get, at, op.load, 0, 0, op.i64Xor, op.set, crc],
  ...lookup(7, 0),
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((byte) => [...lookup(7 - byte, byte), op.i64Xor]),
  ...[op.set, crc, ...forward(8), op.br, 0, op.end, op.end],
  // The rest one by one.
  ...[op.block, VOID, op.loop, VOID],
  ...[op.get, at, op.get, end, op.i32LessUnsigned, op.i32IsZero, op.brIf, 1],
  ...[op.get, crc, op.get, at, op.load8, 0, 0, op.i64Xor, op.set, crc],
  ...[...lookup(0, 0), op.get, crc, op.i64Const, 8, op.i64ShiftRight, op.i64Xor, op.set, crc],
  ...[...forward(1), op.br, 0, op.end, op.end],
  ...[op.get, crc, op.end],
]

const name = (text: string): number[] => [text.length, ...Buffer.from(text)]
const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content]
const FUNCTION = [0, ...body]
const MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, 0x60, 3, I64, I32, I32, 1, I64]),
  ...section(3, [1, 0]),
  ...section(5, [1, 0, (DATA + AT_ONCE) / PAGE]),
  ...section(7, [2, ...name('memory'), 2, 0, ...name('update'), 0, 0]),
  ...section(10, [1, ...leb(FUNCTION.length), ...FUNCTION]),
])

interface Kernel {
  memory: Uint8Array
  update(crc: bigint, at: number, end: number): bigint
}

/** @param polynomial reflected; one of 32 bits works as one of 64 that are zero above */
function kernelOf(polynomial: bigint): Kernel {
  const { memory, update } = new WebAssembly.Instance(new WebAssembly.Module(MODULE)).exports as {
    memory: WebAssembly.Memory
    update: Kernel['update']
  }
  const tables = new BigUint64Array(memory.buffer, 0, TABLES / 8)
  for (let byte = 0; byte < 256; byte += 1) {
    let value = BigInt(byte)
    for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n
    tables[byte] = value
  }
  for (let index = 256; index < tables.length; index += 1) {
    const before = tables[index - 256]!
    tables[index] = tables[Number(before & 0xffn)]! ^ (before >> 8n)
  }
  return { memory: new Uint8Array(memory.buffer), update }
}

/** Makes running checksums of one polynomial of so many bits. The kernel is made by the first. */
export function crcOf(polynomial: bigint, bits: 32 | 64): () => RunningChecksum {
  let kernel: Kernel | undefined
  const ones = (1n << BigInt(bits)) - 1n
  return () => {
    kernel ??= kernelOf(polynomial)
    const { memory, update } = kernel
    let value = ones
    return {
      update(bytes) {
        for (let start = 0; start < bytes.length; start += AT_ONCE) {
          const piece = bytes.subarray(start, start + AT_ONCE)
          memory.set(piece, DATA)
          value = update(value, DATA, DATA + piece.length)
        }
      },
      digest() {
        const out = new Uint8Array(8)
        new DataView(out.buffer).setBigUint64(0, value ^ ones)
        return out.subarray(8 - bits / 8)
      },
    }
  }
}
