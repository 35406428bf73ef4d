/**
 * Publishing survives a kill at any moment: a dataset is set up, a file uploaded, a second one appended, the program with its
 * database killed at a numbered point, started again, and compared with a reference twin.
 */
import { test } from 'node:test';
import { crashEverywhere } from '../support/crash.ts';

test('publish: an acknowledged version is whole, an interrupted one is there or not', (t) =>
  crashEverywhere(t, 'publish'));
