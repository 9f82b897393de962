/**
 * Who signs in to the console, once the modules were played that give them a password and a phone: a reader who came by
 * *Catch me up* has seen neither. The seeds lie in CloudShell's home, where the solutions put them.
 */
export const signIns = {
  root: { user: undefined, password: 'Espresso-2019!', seed: 'root-phone.seed' },
  mara: { user: 'mara', password: 'Ristretto-before-9am!', seed: 'mara-phone.seed' },
} as const

export type SignIn = keyof typeof signIns
