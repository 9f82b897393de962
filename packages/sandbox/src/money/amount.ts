/** An amount as a number in text, as Budgets and Cost Explorer give it: never in powers of ten, whole ones with `.0`. */
export function amountOut(amount: number): string {
  // A bill of floating point keeps ten digits; more would be noise.
  const text = amount.toFixed(10).replace(/0+$/, '')
  return text.endsWith('.') ? `${text}0` : text
}
