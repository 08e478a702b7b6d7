/**
 * How likely as uneven a split of the questions that changed is where a change to either side is as likely: McNemar's
 * test, two-sided, by the mid-p value of the binomial distribution, which keeps its level and is less timid than the exact
 * test (Fagerland, Lydersen, Laake 2013, BMC Medical Research Methodology 13:91). 1 where nothing changed.
 */
export function midP(becameRight: number, becameWrong: number): number {
  const changed = becameRight + becameWrong;
  const fewer = Math.min(becameRight, becameWrong);
  let below = 0;
  // In logarithms: half to the power of some thousands is no number.
  let logarithm = -changed * Math.LN2;
  for (let count = 0; count < fewer; count++) {
    below += Math.exp(logarithm);
    logarithm += Math.log((changed - count) / (count + 1));
  }
  return Math.min(1, 2 * below + Math.exp(logarithm));
}
