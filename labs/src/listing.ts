/** Things of an account as the pieces of a sentence. */

export const names = (things: readonly { readonly name: string }[]): string[] => things.map((thing) => thing.name)

/** A sentence that lists nothing says `none`. */
export const orNone = (list: readonly string[]): readonly string[] => (list.length > 0 ? list : ['none'])
