/** An address, or a block of them: `bits` fixed bits of `bytes` (4 or 16 of them). */
export type IpBlock = { bytes: readonly number[]; bits: number }

/**
 * Reads `203.0.113.0/24`, `203.0.113.7`, `2001:db8::/32`; undefined for anything else. Bits behind the prefix are ignored
 * in an IPv4 block; an IPv6 block that has some is none: both as recorded on AWS in 2026 (radkawar/stackd, `condition_ip`).
 */
export function readIpBlock(text: string): IpBlock | undefined {
  const [address = '', prefix, ...rest] = text.trim().split('/')
  const bytes = address.includes(':') ? readIpv6(address) : readIpv4(address)
  if (!bytes || rest.length > 0) return undefined
  if (prefix === undefined) return { bytes, bits: bytes.length * 8 }
  const bits = Number(prefix)
  if (!/^\+?\d{1,3}$/.test(prefix) || bits > bytes.length * 8) return undefined
  const block = { bytes, bits }
  return bytes.length === 16 && hasHostBits(block) ? undefined : block
}

function hasHostBits({ bytes, bits }: IpBlock): boolean {
  return bytes.some((byte, at) => (byte & (0xff >> Math.min(8, Math.max(0, bits - at * 8)))) !== 0)
}

/** One address, as a request has it: a block is none. An IPv4 address that is written as IPv6 is IPv4 (recorded there, too). */
export function readIpAddress(text: string): IpBlock | undefined {
  const read = text.includes('/') ? undefined : readIpBlock(text)
  return read && isMappedIpv4(read.bytes) ? { bytes: read.bytes.slice(12), bits: 32 } : read
}

/** `::ffff:192.0.2.1` */
function isMappedIpv4(bytes: readonly number[]): boolean {
  return bytes.length === 16 && bytes.every((byte, at) => at >= 12 || byte === (at < 10 ? 0 : 0xff))
}

/** Whether every address of `inner` lies in `outer`. IPv4 and IPv6 never match each other. */
export function containsBlock(outer: IpBlock, inner: IpBlock): boolean {
  if (outer.bytes.length !== inner.bytes.length || inner.bits < outer.bits) return false
  for (let bit = 0; bit < outer.bits; bit += 8) {
    const at = bit / 8
    const mask = outer.bits - bit >= 8 ? 0xff : (0xff << (8 - (outer.bits - bit))) & 0xff
    if (((outer.bytes[at] ?? 0) & mask) !== ((inner.bytes[at] ?? 0) & mask)) return false
  }
  return true
}

function readIpv4(text: string): number[] | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  const bytes: number[] = []
  for (const part of parts) {
    const byte = Number(part)
    if (!/^\d{1,3}$/.test(part) || byte > 255) return undefined
    bytes.push(byte)
  }
  return bytes
}

function readIpv6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half) => (half === '' ? [] : readGroups(half)))
  if (!head || (halves.length === 2 && !tail)) return undefined
  if (halves.length === 1) return head.length === 16 ? head : undefined
  const missing = 16 - head.length - (tail?.length ?? 0)
  if (missing < 2) return undefined
  return [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])]
}

function readGroups(text: string): number[] | undefined {
  const groups = text.split(':')
  const bytes: number[] = []
  for (const [index, group] of groups.entries()) {
    if (group.includes('.') && index === groups.length - 1) {
      const ipv4 = readIpv4(group)
      if (!ipv4) return undefined
      bytes.push(...ipv4)
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 0xff)
    }
  }
  return bytes
}
