/**
 * RSA keys of 2048 bits by big integers, for where there is no crypto.subtle. About a second; Node puts its own in place
 * ({@link useRsaGenerator}).
 */
import { numberOf } from './der.ts'

export interface RsaKey {
  n: bigint
  e: bigint
  d: bigint
  p: bigint
  q: bigint
}

type RandomBytes = (length: number) => Uint8Array
export type RsaGenerator = (random: RandomBytes) => RsaKey

const E = 65_537n
const PRIME_BYTES = 128
/** Error below 2^-80 for random candidates of this size needs four (FIPS 186-5, table B.1). */
const ROUNDS = 5

let replacement: RsaGenerator | undefined

/** Replaces the generator for this process. `undefined` goes back to big integers. */
export function useRsaGenerator(generator: RsaGenerator | undefined): void {
  replacement = generator
}

export function generateRsaKey(random: RandomBytes): RsaKey {
  if (replacement) return replacement(random)
  for (;;) {
    const p = prime(random)
    const q = prime(random)
    if (p === q) continue
    const n = p * q
    const phi = (p - 1n) * (q - 1n)
    const d = inverse(E, phi)
    if (d !== undefined && n >> 2047n === 1n) return { n, e: E, d, p, q }
  }
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** The inverse modulo `modulus`, where there is one. */
export function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [r, next, s, t] = [modulus, value % modulus, 0n, 1n]
  while (next !== 0n) {
    const quotient = r / next
    ;[r, next] = [next, r - quotient * next]
    ;[s, t] = [t, s - quotient * t]
  }
  return r === 1n ? ((s % modulus) + modulus) % modulus : undefined
}

const SMALL_PRIMES: readonly number[] = sieve(8_192)

function sieve(limit: number): number[] {
  const composite = new Uint8Array(limit)
  const primes: number[] = []
  for (let number = 2; number < limit; number += 1) {
    if (composite[number]) continue
    if (number > 2) primes.push(number)
    for (let multiple = number * number; multiple < limit; multiple += number) composite[multiple] = 1
  }
  return primes
}

/** The next prime after a random odd number with its two highest bits set, so that two of them make 2048 bits. */
function prime(random: RandomBytes): bigint {
  for (;;) {
    const bytes = random(PRIME_BYTES).slice()
    bytes[0]! |= 0xc0
    bytes[PRIME_BYTES - 1]! |= 1
    const start = numberOf(bytes)
    const remainders = SMALL_PRIMES.map((small) => Number(start % BigInt(small)))
    for (let step = 0; step < 4_096; step += 2) {
      if (SMALL_PRIMES.some((small, index) => (remainders[index]! + step) % small === 0)) continue
      const candidate = start + BigInt(step)
      if (candidate >> 1024n === 0n && isProbablePrime(candidate, random)) return candidate
    }
  }
}

/** Miller–Rabin. */
function isProbablePrime(candidate: bigint, random: RandomBytes): boolean {
  const less = candidate - 1n
  let odd = less
  let twos = 0
  while ((odd & 1n) === 0n) {
    odd >>= 1n
    twos += 1
  }
  witness: for (let round = 0; round < ROUNDS; round += 1) {
    const base = 2n + (numberOf(random(PRIME_BYTES)) % (candidate - 3n))
    let x = power(base, odd, candidate)
    if (x === 1n || x === less) continue
    for (let square = 1; square < twos; square += 1) {
      x = (x * x) % candidate
      if (x === less) continue witness
    }
    return false
  }
  return true
}
