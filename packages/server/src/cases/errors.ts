import { defineErrors } from '#kernel';
import { credentialErrors } from './core/credential/credential-errors.ts';
import { partErrors } from './core/part-errors.ts';
import { serviceErrors } from './errors-service.ts';

/** Every refusal of the module. */
export const casesErrors = defineErrors({
  ...partErrors,
  ...credentialErrors,
  ...serviceErrors,
  'cases.case_unknown': {
    status: 404,
    en: 'There is no such case, or it is not shown to you.',
    zh: '没有该办件，或该办件不对您开放。',
  },
  'cases.type_unknown': {
    status: 404,
    en: 'There is no such programme, or it takes no new cases.',
    zh: '没有该服务事项，或该事项已停止受理。',
  },
  'cases.type_invalid': {
    status: 422,
    en: 'The definition has {count} faults; the first: {first} at {path}. All are listed in the details.',
    zh: '事项定义有 {count} 处错误，首处在 {path}：{firstZh}全部错误见明细。',
  },
  'cases.action_unknown': {
    status: 404,
    en: 'This case knows no action "{action}". Possible now: {possible}.',
    zh: '该办件没有“{action}”这一操作。当前可执行：{possibleZh}。',
  },
  'cases.action_refused': {
    status: 409,
    en: 'A case that is "{state}" cannot do "{action}". Possible now: {possible}.',
    zh: '办件处于“{stateZh}”状态，不能执行“{actionZh}”。当前可执行：{possibleZh}。',
  },
  'cases.not_yours': {
    status: 403,
    en: 'This step is not yours to take. It can be taken by: {roles}.',
    zh: '您无权执行此步骤，可由以下人员执行：{rolesZh}。',
  },
  'cases.guard_failed': {
    status: 409,
    en: 'The conditions for this step are not met: {reasons}',
    zh: '尚不满足此步骤的条件：{reasonsZh}',
  },
  'cases.requirements_missing': {
    status: 409,
    en: 'Before this step, please complete: {missing}',
    zh: '请先补齐以下内容再执行此步骤：{missingZh}',
  },
  'cases.form_invalid': {
    status: 422,
    en: 'Please correct {count} answers; the first: {first}',
    zh: '有 {count} 处填写需要修改，首处：{firstZh}',
  },
  'cases.payload_invalid': {
    status: 422,
    en: 'What came with this step is not understood: {what}',
    zh: '随此步骤提交的内容无法识别：{whatZh}',
  },
  'cases.payload_too_large': {
    status: 413,
    en: 'What came with this step is larger than {maxKiB} KiB. Shorten it, or upload files as materials.',
    zh: '随此步骤提交的内容超过 {maxKiB} KiB。请精简，或将文件作为材料上传。',
  },
  'cases.time_goes_back': {
    status: 409,
    en: 'The step is dated before the last one of this case ({last}). Check the clock and try again.',
    zh: '此步骤的时间早于该办件的上一步（{last}）。请核对时间后重试。',
  },
  'cases.changed_meanwhile': {
    status: 409,
    en: 'Somebody took a step in this case in the meantime. Load it again and repeat.',
    zh: '该办件刚被他人处理。请重新载入后再试。',
  },
  'cases.merged': {
    status: 409,
    en: 'This case was joined to case {into} and goes on there.',
    zh: '该办件已并入 {into}，请到该办件继续办理。',
  },
  'cases.merge_with_itself': {
    status: 422,
    en: 'A case cannot be joined to itself. Name the other case.',
    zh: '办件不能并入自身，请指定另一办件。',
  },
  'cases.material_unknown': {
    status: 422,
    en: 'This programme asks for no document "{material}". It knows: {possible}.',
    zh: '该事项没有“{material}”这一材料。可提交：{possible}。',
  },
  'cases.materials_too_many': {
    status: 409,
    en: 'A case takes at most {max} documents. Put several pages into one file.',
    zh: '每个办件最多提交 {max} 份材料。请将多页合并为一个文件。',
  },
  'cases.case_full': {
    status: 409,
    en: 'This case has {max} entries, which is the limit. Close it and open a new one.',
    zh: '该办件的记录已达 {max} 条上限。请办结后另行立案。',
  },
  'cases.version_unknown': {
    status: 422,
    en: 'The case cannot move to version {version}: it is not another version of the same programme.',
    zh: '不能迁移到版本 {version}：它不是同一事项的另一版本。',
  },
  'cases.migration_incomplete': {
    status: 422,
    en: 'The new version knows no state for "{state}". Name one in the state map.',
    zh: '新版本中没有与“{state}”对应的状态，请在状态对照表中指定。',
  },
});

export type CasesCode = keyof typeof casesErrors;
