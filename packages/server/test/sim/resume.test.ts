/**
 * An upload survives a kill at any moment: a file is sent in two calls and read, the program with its database killed at a
 * numbered point, started again, and compared with a reference twin: no acknowledged byte is lost, and it becomes one version.
 */
import { test } from 'node:test';
import { crashEverywhere } from '../support/crash.ts';

test('resume: what was acknowledged of an upload is kept, and it becomes exactly one version', (t) =>
  crashEverywhere(t, 'resume'));
