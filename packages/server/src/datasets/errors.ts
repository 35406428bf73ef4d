import { defineErrors } from '#kernel';

/** Why a file is refused; `row` counts records from 1, the heading included. */
export const readErrors = defineErrors({
  'datasets.empty': {
    status: 422,
    en: 'The file holds no rows. Upload a file with a heading and at least one row.',
    zh: '文件中没有数据行。请上传带表头且至少一行数据的文件。',
  },
  'datasets.format_unknown': {
    status: 422,
    en: 'This is a file of the kind "{kind}", which is not read here. Upload CSV, Excel (xlsx, xls), ODS, JSON, GeoJSON, Parquet, or a ZIP of such files.',
    zh: '文件类型为“{kind}”，暂不支持。请上传 CSV、Excel（xlsx、xls）、ODS、JSON、GeoJSON、Parquet，或由其组成的 ZIP 文件。',
  },
  'datasets.encoding_unknown': {
    status: 422,
    en: 'The text is neither UTF-8, UTF-16 nor GB18030 (see near byte {byte}). Name the encoding, or save the file as UTF-8.',
    zh: '文本既非 UTF-8、UTF-16，也非 GB18030（见第 {byte} 字节处）。请指明编码，或另存为 UTF-8 后重试。',
  },
  'datasets.encoding_wrong': {
    status: 422,
    en: 'The text cannot be read as {encoding}: see from byte {byte} on. Leave the encoding to us or name another one.',
    zh: '文本无法按 {encoding} 解读，见第 {byte} 字节之后。请不指定编码由系统识别，或换用其他编码。',
  },
  'datasets.compression_damaged': {
    status: 422,
    en: 'The compressed file is damaged near byte {byte}. Compress it again and upload it anew.',
    zh: '压缩文件在第 {byte} 字节附近损坏。请重新压缩后再上传。',
  },
  'datasets.compression_bomb': {
    status: 413,
    en: 'Unpacked, the file is larger than {bytesMax} bytes, the most that a file of its size may become. Upload it uncompressed.',
    zh: '文件解压后超过 {bytesMax} 字节，即该大小的文件所允许的上限。请上传未压缩的文件。',
  },
  'datasets.row_ragged': {
    status: 422,
    en: 'Row {row} has {found} fields where {expected} are expected. Correct the row or the separator.',
    zh: '第 {row} 行有 {found} 个字段，应为 {expected} 个。请更正该行或分隔符。',
  },
  'datasets.quote_unterminated': {
    status: 422,
    en: 'In row {row} a quotation mark is opened and not closed properly. Correct it.',
    zh: '第 {row} 行的引号没有正确闭合，请更正。',
  },
  'datasets.record_too_long': {
    status: 422,
    en: 'Row {row} is longer than {bytesMax} bytes. A table does not hold documents: leave that column out.',
    zh: '第 {row} 行超过 {bytesMax} 字节。表格不宜存放整篇文档，请去掉该列。',
  },
  'datasets.csv_unreadable': {
    status: 422,
    en: 'The text could not be read as a table: row {row} breaks the rules of CSV (RFC 4180).',
    zh: '无法按表格读取：第 {row} 行不符合 CSV 规则（RFC 4180）。',
  },
  'datasets.parquet_damaged': {
    status: 422,
    en: 'The Parquet file is damaged or uses a feature that is not read here: {place}, near byte {byte}. Write it again and upload it anew.',
    zh: 'Parquet 文件已损坏，或使用了不支持的特性：{place}，第 {byte} 字节附近。请重新生成后再上传。',
  },
  'datasets.too_many_columns': {
    status: 422,
    en: 'The table has {found} columns, at most {columnsMax} are read. Split it or turn columns into rows.',
    zh: '表有 {found} 列，最多支持 {columnsMax} 列。请拆分，或将列转为行。',
  },
  'datasets.too_many_rows': {
    status: 422,
    en: 'The file declares {found} rows, at most {rowsMax} are read at once. Split it.',
    zh: '文件声明有 {found} 行，一次最多读取 {rowsMax} 行。请拆分。',
  },
  'datasets.schema_differs': {
    status: 409,
    en: 'The columns differ from those of the dataset. Missing: {missing}. Unknown: {unknown}. Correct them, or replace the whole.',
    zh: '列与数据集不一致。缺少：{missing}；多出：{unknown}。请更正，或改用整体替换。',
  },
  'datasets.type_differs': {
    status: 409,
    en: 'Column {column} is of type {type} in the dataset, but {count} cells of this file do not fit, such as "{example}". Correct them, or replace the whole.',
    zh: '数据集中列 {column} 的类型为 {type}，而此文件有 {count} 个单元格不符，例如“{example}”。请更正，或改用整体替换。',
  },
  'datasets.workbook_damaged': {
    status: 422,
    en: 'The workbook is damaged or not what its beginning says. Open it in your office program, save it anew, and upload that.',
    zh: '工作簿已损坏，或与其文件头不符。请用办公软件打开并另存后再上传。',
  },
  'datasets.workbook_locked': {
    status: 422,
    en: 'The workbook is protected by a password. Save it without one.',
    zh: '工作簿设有打开密码。请去除密码后另存再上传。',
  },
  'datasets.workbook_too_large': {
    status: 413,
    en: 'The workbook holds more than is read from an office file ({cellsMax} cells, {bytesMax} bytes unpacked). Save the sheet as CSV.',
    zh: '工作簿内容超过办公文件的读取上限（{cellsMax} 个单元格，解压后 {bytesMax} 字节）。请将工作表另存为 CSV。',
  },
  'datasets.workbook_unsafe': {
    status: 422,
    en: 'Part "{name}" of the workbook declares entities, which no office program writes. Save it anew in your office program.',
    zh: '工作簿的部件“{name}”声明了实体，正常的办公软件不会写入。请用办公软件另存后再上传。',
  },
  'datasets.no_table': {
    status: 422,
    en: 'Nothing in this file is a table. A table has several columns or a heading, and at least one row.',
    zh: '文件中没有可识别的表格。表格须有表头或多列，且至少一行数据。',
  },
  'datasets.table_not_found': {
    status: 404,
    en: 'There is no table "{table}" in this file. It holds: {tables}.',
    zh: '文件中没有名为“{table}”的表。现有：{tables}。',
  },
  'datasets.archive_damaged': {
    status: 422,
    en: 'The ZIP archive is damaged or of a kind that is not read here ({what}). Pack it again.',
    zh: 'ZIP 压缩包已损坏，或使用了不支持的方式（{what}）。请重新打包。',
  },
  'datasets.archive_locked': {
    status: 422,
    en: 'The ZIP archive is encrypted. Pack it without a password.',
    zh: 'ZIP 压缩包已加密。请不设密码重新打包。',
  },
  'datasets.archive_unsafe': {
    status: 422,
    en: 'The ZIP archive holds the name "{name}", which would lead out of it or is there twice. Pack it again.',
    zh: 'ZIP 压缩包内的名称“{name}”指向包外或有重复。请重新打包。',
  },
  'datasets.archive_nested': {
    status: 422,
    en: 'The ZIP archive holds nothing but other archives, such as "{name}". Pack the tables themselves.',
    zh: 'ZIP 压缩包内只有其他压缩文件（如“{name}”）。请直接打包表格文件。',
  },
  'datasets.archive_too_many': {
    status: 422,
    en: 'The ZIP archive holds {found} files, at most {filesMax} are read. Split it.',
    zh: 'ZIP 压缩包内有 {found} 个文件，最多支持 {filesMax} 个。请拆分。',
  },
  'datasets.json_invalid': {
    status: 422,
    en: 'The JSON breaks off or is wrong in line {line}, near byte {byte}: {what}. Correct it there (RFC 8259).',
    zh: 'JSON 在第 {line} 行、第 {byte} 字节附近有误：{what}。请按 RFC 8259 更正。',
  },
  'datasets.json_too_large': {
    status: 413,
    en: 'The JSON needs more memory or time to be read than one file may use. Send it as lines of JSON (NDJSON), or split it.',
    zh: '读取该 JSON 所需的内存或时间超过单个文件的上限。请改为逐行 JSON（NDJSON），或拆分后再上传。',
  },
  'datasets.json_too_deep': {
    status: 422,
    en: 'The JSON is nested more than {depthMax} levels deep (line {line}, byte {byte}). A table is not.',
    zh: 'JSON 嵌套超过 {depthMax} 层（第 {line} 行，第 {byte} 字节）。表格数据不应如此。',
  },
  'datasets.option_invalid': {
    status: 400,
    en: '{option} cannot be {value}. Leave it out to have it found, or give another one.',
    zh: '{option} 不能为 {value}。可省略由系统识别，或另行指定。',
  },
});

/** Why a file is refused. */
export type ReadCode = keyof typeof readErrors;

/** Refusals of the module. */
export const datasetErrors = {
  ...readErrors,
  ...defineErrors({
    'datasets.not_found': {
      status: 404,
      en: 'There is no such dataset or version that you may see.',
      zh: '没有您可以查看的该数据集或版本。',
    },
    'datasets.name_taken': {
      status: 409,
      en: 'Your organisation already has a dataset "{name}". Take another name.',
      zh: '贵机构已有名为“{name}”的数据集，请换一个名称。',
    },
    'datasets.time_zone_unknown': {
      status: 400,
      en: '"{timeZone}" is not a time zone. Give an IANA name such as Asia/Shanghai.',
      zh: '“{timeZone}”不是时区名称。请使用 IANA 名称，如 Asia/Shanghai。',
    },
    'datasets.upload_too_large': {
      status: 413,
      en: 'An upload may have {bytesMax} bytes. Split the file or compress it.',
      zh: '单次上传上限为 {bytesMax} 字节。请拆分或压缩文件。',
    },
    'datasets.upload_incomplete': {
      status: 400,
      en: 'The upload ended before its announced length. Nothing was kept; send it again.',
      zh: '上传在声明的长度之前中断，未保留任何内容，请重新上传。',
    },
    'datasets.upload_not_found': {
      status: 404,
      en: 'There is no such upload that you may see. It may have been dropped or expired; send the file anew.',
      zh: '没有您可以查看的该上传。可能已撤销或过期，请重新上传。',
    },
    'datasets.upload_offset_wrong': {
      status: 409,
      en: '{received} bytes of this upload are kept. Continue from there.',
      zh: '该上传已保存 {received} 字节，请从该处继续。',
    },
    'datasets.upload_longer': {
      status: 413,
      en: 'More than the announced {bytes} bytes were sent. What was announced is kept; begin another upload for a longer file.',
      zh: '发送内容超过声明的 {bytes} 字节。声明范围内的已保存；如文件更长，请另建上传。',
    },
    'datasets.upload_pieces_too_many': {
      status: 409,
      en: 'The upload came in {partsMax} pieces, the most there may be. Begin another one and send larger pieces.',
      zh: '该上传已分为 {partsMax} 段，达到上限。请另建上传并加大每段的长度。',
    },
    'datasets.upload_unfinished': {
      status: 409,
      en: '{received} of {bytes} bytes have come. Send the rest first.',
      zh: '已收到 {received} / {bytes} 字节，请先传完其余部分。',
    },
    'datasets.upload_state_wrong': {
      status: 409,
      en: 'The upload is in the state "{state}" and can no longer be changed. Look at what became of it.',
      zh: '该上传处于“{state}”状态，不能再更改。请查看其结果。',
    },
    'datasets.upload_damaged': {
      status: 422,
      en: 'The bytes that came are not those that were announced (SHA-256 {sha256}). Send the file anew.',
      zh: '收到的内容与声明的摘要不符（SHA-256 {sha256}），请重新上传。',
    },
    'datasets.uploads_too_many': {
      status: 409,
      en: 'Your organisation has {count} uploads open, the most there may be. Finish or drop one first.',
      zh: '贵机构有 {count} 个未完成的上传，已达上限。请先完成或撤销其一。',
    },
    'datasets.uploads_too_large': {
      status: 409,
      en: 'Your organisation’s open uploads together may have {bytesMax} bytes. Finish or drop one first.',
      zh: '贵机构未完成的上传合计上限为 {bytesMax} 字节。请先完成或撤销其一。',
    },
    'datasets.reading_failed': {
      status: 500,
      en: 'The file could not be read for a reason on our side; nothing was changed. Send it again, and tell the operator if it repeats.',
      zh: '因平台原因未能读取该文件，未作任何更改。请重新上传；如再次发生，请告知运营方。',
    },
    'datasets.tus_version_unknown': {
      status: 412,
      en: 'Version {version} of the tus protocol is not spoken here. Use 1.0.0.',
      zh: '不支持 tus 协议 {version} 版，请使用 1.0.0。',
    },
    'datasets.rereading_not_whole': {
      status: 409,
      en: 'Version {number} is not the newest one, or was added to earlier rows, so its file alone is not the whole dataset. Send the whole file as a replacement.',
      zh: '第 {number} 版不是最新版本，或是在原有行之后追加的，其文件不是完整的数据集。请把完整文件以整体替换方式上传。',
    },
    'datasets.version_conflict': {
      status: 409,
      en: 'Another upload became version {number} meanwhile. Look at it, then send yours again.',
      zh: '期间另一次上传已成为第 {number} 版。请查看后再重新上传。',
    },
    'datasets.bytes_known': {
      status: 409,
      en: 'Exactly these bytes are in version {number} already. Nothing was changed.',
      zh: '完全相同的内容已在第 {number} 版中，未作任何更改。',
    },
  }),
};

/** Why the module refuses. */
export type DatasetCode = keyof typeof datasetErrors;
