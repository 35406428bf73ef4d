import { createInterface } from 'node:readline/promises';
import { createApi } from '../api/api.ts';
import { type Command, exitCodes, textOption } from '../cli/command.ts';
import { printProblem, say } from '../cli/words.ts';
import { saveProfile } from '../local/profile.ts';

type Session = { readonly token: string; readonly organisationId: string; readonly expiresAt: string };

const askPassword = async (question: string): Promise<string> => {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
};

/** `corridor login`: signs in and remembers it for the other commands. */
export const login: Command = {
  name: 'login',
  summary: { en: 'Sign in to a platform', zh: '登录平台' },
  usage: 'ADDRESS --email E [--password P]',
  example: 'corridor login http://127.0.0.1:7300 --email buyer@example.org',
  options: {
    email: { type: 'string', value: 'E', help: { en: 'your e-mail address', zh: '您的邮箱' } },
    password: { type: 'string', value: 'P', help: { en: 'asked for when left out', zh: '不填则会询问' } },
  },
  arguments: [1, 1],
  async run(invocation) {
    const [address = ''] = invocation.positionals;
    const email = textOption(invocation, 'email') ?? '';
    const password =
      textOption(invocation, 'password') ??
      (await askPassword(say(invocation.language, { en: 'Password: ', zh: '密码：' })));
    const api = createApi(address.replace(/\/$/, ''), undefined, invocation.language);
    const session = await api.call<Session>('POST', '/api/v1/sessions', { body: { email, password } });
    if (!session.ok) return printProblem(session.problem);
    await saveProfile({
      address: api.baseUrl,
      token: session.value.token,
      email,
      organisationId: session.value.organisationId,
    });
    console.log(say(invocation.language, { en: `Signed in as ${email}.`, zh: `已登录：${email}。` }));
    return exitCodes.done;
  },
};
