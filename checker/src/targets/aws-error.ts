import { duringCall } from '../reader/calls.ts'

/** What AWS answered instead, by its code; it remembers which permission the call needs. */
export class AwsError extends Error {
  constructor(permission: string, { code, message }: { code: string; message: string }) {
    super(message)
    this.name = code
    duringCall(permission, this)
  }
}
