import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CertificateVerification } from '@corridor/server';
import { type Command, exitCodes, type Invocation, switchOption, textListOption } from '../cli/command.ts';
import { jsonOption } from '../cli/session.ts';
import { printRefusal, say } from '../cli/words.ts';

const tell = (invocation: Invocation, { statement, signatures, data }: CertificateVerification): void => {
  const { issuer, subject, content, quality, sensitivity, method } = statement;
  const keys = signatures.map(({ algorithm, fingerprint }) => `${algorithm} ${fingerprint}`);
  const score = quality.score === null ? '–' : `${quality.score} (${quality.grade ?? '–'})`;
  const coverage = `${Math.round(quality.coverage * 100)} %`;
  const isBound = data === 'matches';
  console.log(
    say(invocation.language, {
      en: [
        `The certificate is whole: ${subject.name}, version ${subject.versionNumber}, of ${subject.owner}.`,
        `Issued by ${issuer.name} (${issuer.region}) on ${statement.issuedAt.slice(0, 10)}; quality ${score}, coverage ${coverage}, level ${sensitivity.level}.`,
        `${content.rows} rows, ${content.columns} columns; ${method.editions.join(', ')}; ${method.sample}.`,
        isBound
          ? 'The data given are the data certified.'
          : 'Give the data with --data to see that they are the ones certified.',
        'Signed with (compare with what the issuer publishes):',
        ...keys.map((key) => `  ${key}`),
      ].join('\n'),
      zh: [
        `证书完好：${subject.owner}《${subject.name}》第 ${subject.versionNumber} 版。`,
        `${statement.issuedAt.slice(0, 10)} 由${issuer.name}（${issuer.region}）签发；质量 ${score}，覆盖度 ${coverage}，${sensitivity.level} 级。`,
        `${content.rows} 行，${content.columns} 列；${method.editions.join('、')}；${method.sample}。`,
        isBound ? '所给数据就是证书所指的数据。' : '用 --data 给出数据，可核对是否为证书所指的数据。',
        '签名公钥指纹（请与签发方公布的核对）：',
        ...keys.map((key) => `  ${key}`),
      ].join('\n'),
    }),
  );
};

/** `corridor certificate verify`: re-checks a quality certificate with no connection, and with the bytes that it is about them. */
export const certificateVerify: Command = {
  name: 'certificate verify',
  summary: { en: 'Re-check a quality certificate offline', zh: '离线核验质量证书' },
  usage: 'FILE [--data FILE]… [--key FINGERPRINT]…',
  example: 'corridor certificate verify certificate.json --data air.csv.gz',
  options: {
    data: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: {
        en: 'the uploaded file, or every Parquet file of the version: their hashes are compared',
        zh: '上传时的文件，或该版本的全部 Parquet 文件：核对哈希',
      },
    },
    key: {
      type: 'string',
      multiple: true,
      value: 'FINGERPRINT',
      help: { en: 'accept only these keys (SHA-256, as printed)', zh: '只认这些公钥（SHA-256，如打印所示）' },
    },
    json: jsonOption,
  },
  readsFiles: true,
  arguments: [1, 1],
  async run(invocation) {
    const { errorTables, verifyCertificate } = await import('@corridor/server');
    const [path = ''] = invocation.positionals;
    const done = await verifyCertificate(await readFile(path, 'utf8'), {
      dataPaths: textListOption(invocation, 'data').map((file) => resolve(file)),
      trusted: textListOption(invocation, 'key'),
    });
    if (!done.ok) return printRefusal(done.error, errorTables, invocation.language);
    if (switchOption(invocation, 'json')) console.log(JSON.stringify(done.value));
    else tell(invocation, done.value);
    return exitCodes.done;
  },
};
