/**
 * Numbered points for crash tests. Every database statement, commit and blob operation passes a point before and
 * after it. With a point armed, the process kills its whole group there: what was acknowledged must survive.
 */
let passed = 0;
let armedAt = 0;

/** Arms the kill at the k-th point from now on; 0 disarms. */
export const armFault = (point: number): void => {
  passed = 0;
  armedAt = point;
};

/** How many points were passed since the last arming. */
export const pointsPassed = (): number => passed;

/** Passes one point. */
export const passPoint = (): void => {
  passed += 1;
  if (armedAt !== 0 && passed === armedAt) process.kill(process.pid, 'SIGKILL');
};
