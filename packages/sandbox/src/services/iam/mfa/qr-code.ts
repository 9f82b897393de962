import { encodeQR } from 'qr'
import { png } from './png.ts'

/** Pixels of a module, and modules of white around, which scanners want (ISO/IEC 18004 asks for four). */
const SCALE = 4
const QUIET = 4

/**
 * What an authenticator app is told about a device, as AWS's QR codes hold it.
 * @param account the account's alias, or its id where there is none
 */
export function otpauthUri(name: string, account: string, seed: string): string {
  const issuer = 'Amazon%20Web%20Services'
  return `otpauth://totp/${issuer}:${encodeURIComponent(name)}@${account}?secret=${seed}&issuer=${issuer}`
}

/** A QR code as a PNG. */
export function qrCodePng(text: string): Uint8Array<ArrayBuffer> {
  return png(encodeQR(text, 'raw', { border: QUIET, ecc: 'low' }), SCALE)
}
