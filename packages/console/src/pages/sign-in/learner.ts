/** The account behind the sign-in page comes to be with the learner, at the first sign-in and not before. */
let ensure: () => Promise<void> = async () => {}

export function withLearner(make: () => Promise<void>): void {
  ensure = make
}

export const ensureLearner = (): Promise<void> => ensure()
