/** The AWS CLI that the terminal's `aws` behaves like. */
export const VERSION = '2.38.1'
