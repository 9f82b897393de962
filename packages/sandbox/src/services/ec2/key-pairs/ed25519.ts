/** The public key of an Ed25519 seed: RFC 8032, section 5.1.5. Not in constant time: the seed was made here, a moment ago. */
import { sha512 } from '@noble/hashes/sha2.js'
import { numberOf } from './der.ts'
import { power } from './rsa.ts'

const P = 2n ** 255n - 19n
const D = mod(-121665n * power(121666n, P - 2n, P))

function mod(value: bigint): bigint {
  const rest = value % P
  return rest < 0n ? rest + P : rest
}

/** Extended coordinates. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint]

const BASE_Y = mod(4n * power(5n, P - 2n, P))
const BASE_X = baseX()
const BASE: Point = [BASE_X, BASE_Y, 1n, mod(BASE_X * BASE_Y)]

/** The even root for the base point's y. */
function baseX(): bigint {
  const squared = mod((BASE_Y * BASE_Y - 1n) * power(mod(D * BASE_Y * BASE_Y + 1n), P - 2n, P))
  let x = power(squared, (P + 3n) / 8n, P)
  if (mod(x * x) !== squared) x = mod(x * power(2n, (P - 1n) / 4n, P))
  return x & 1n ? P - x : x
}

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2))
  const b = mod((y1 + x1) * (y2 + x2))
  const c = mod(2n * t1 * t2 * D)
  const d = mod(2n * z1 * z2)
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

/** @param seed 32 bytes. Answers 32 bytes. */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  const digest = sha512(seed).slice(0, 32)
  digest[0]! &= 0xf8
  digest[31]! = (digest[31]! & 0x7f) | 0x40
  const scalar = numberOf(digest.reverse())
  let point: Point = [0n, 1n, 1n, 0n]
  for (const bit of scalar.toString(2)) {
    point = add(point, point)
    if (bit === '1') point = add(point, BASE)
  }
  const inverse = power(point[2], P - 2n, P)
  const x = mod(point[0] * inverse)
  const y = mod(point[1] * inverse)
  const bytes = new Uint8Array(32)
  for (let at = 0; at < 32; at += 1) bytes[at] = Number((y >> BigInt(8 * at)) & 255n)
  if (x & 1n) bytes[31]! |= 0x80
  return bytes
}
