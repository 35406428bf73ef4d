import type { Command } from '../cli/command.ts';
import { demo } from './demo.ts';
import { login } from './login.ts';
import { serve } from './serve.ts';

/** Every command, in the order a newcomer meets them. */
export const commands: readonly Command[] = [demo, serve, login];
