/** The more frequent Chinese surnames of one character; together they cover nearly everybody. Compiled for Corridor. */
const singles =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾丘刁沙商寇荣巫郎桑丛甄敖虞仲池巩明佘查麻苑迟邝';

/** Frequent surnames of two characters. */
const doubles = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '端木',
  '南宫',
  '长孙',
  '宇文',
];

/** A Han character as a plain range: RE2 compiles `\\p{Han}` many times slower. */
const han = '[\u4e00-\u9fff]';

/** RE2 pattern of a Chinese personal name: surname and one or two further characters, or a name with the middle dot. */
export const chineseNamePattern = `^((${doubles.join('|')})${han}{1,2}|[${singles}]${han}{1,2}|${han}{2,8}·${han}{2,8})$`;

/** Characters that given names often end with; half of all names do, and few things. Compiled for Corridor. */
const givenCharacters =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建文玉兰志国海春雪梅晨宇欣怡涵浩然思远佳琪秀红珍燕玲洁云莉婷慧莹琴凤荣龙斌波辉鹏飞鑫健峰宁林东彬博轩瑞泽凯俊豪昊天睿诗雨梦颖萍清芬芝香菊莲珠琳璐瑶雯萱菲蕾薇倩楠琼虹亮成康光毅庆祥福生才发武新利贵胜学义兴良仁安民忠德永全昌顺信子立松柏岩岚昕丰悦乐仪韵妍嘉晴冰丹彤帆扬旭阳晖晓';

/** RE2 pattern of a Chinese personal name that begins or ends as few things do: enough of them make a column one of names, without a heading. */
export const likelyNamePattern = `^(${doubles.join('|')})|[${givenCharacters}]$`;

/** RE2 pattern of what is named like a person but is none: places, roads, organisations, things. */
export const notPersonPattern =
  '(省|市|区|县|旗|盟|州|镇|乡|村|街|路|道|桥|站|港|岛|山|河|湖|庄|屯|公司|集团|银行|医院|学校|中心|厂|部|局|处|科|院|所|店|馆|病|炎|癌|瘤|症|色|型|类)$';

/** RE2 pattern of what may be a personal name in Latin letters: begins with a capital, no digits and no signs. Loose: it needs a header. */
export const latinNamePattern = '^[A-ZÀ-ÖØ-ÞĀ-Ž][^0-9@,;:!?/()<>|=+*&^%$#~"_]*$';

/** Words of illness and treatment; a value that contains one speaks of somebody's health. Compiled for Corridor. */
const healthWords = [
  ...[
    '糖尿病',
    '高血压',
    '低血压',
    '冠心病',
    '心脏病',
    '心肌',
    '心律',
    '心衰',
    '脑梗',
    '脑出血',
    '卒中',
    '中风',
    '肿瘤',
    '癌',
    '白血病',
    '淋巴瘤',
  ],
  ...[
    '肺炎',
    '肝炎',
    '肾炎',
    '胃炎',
    '肠炎',
    '关节炎',
    '支气管',
    '哮喘',
    '慢阻肺',
    '结核',
    '肝硬化',
    '肾病',
    '尿毒症',
    '贫血',
    '甲状腺',
    '痛风',
  ],
  ...[
    '骨折',
    '骨质疏松',
    '椎间盘',
    '抑郁',
    '焦虑',
    '精神分裂',
    '癫痫',
    '帕金森',
    '痴呆',
    '艾滋',
    '梅毒',
    '流感',
    '感染',
    '过敏',
    '溃疡',
    '结石',
  ],
  ...[
    'diabet',
    'hypertens',
    'cancer',
    'carcinoma',
    'tumor',
    'tumour',
    'leuk',
    'lymphoma',
    'pneumon',
    'hepatitis',
    'nephritis',
    'gastritis',
  ],
  ...[
    'arthritis',
    'bronchitis',
    'asthma',
    'copd',
    'tubercul',
    'cirrhosis',
    'anemia',
    'anaemia',
    'thyroid',
    'fracture',
    'osteopor',
    'depress',
  ],
  ...[
    'schizophren',
    'epilep',
    'parkinson',
    'dementia',
    'hiv',
    'syphilis',
    'influenza',
    'infection',
    'sinusitis',
    'pharyngitis',
    'disorder',
  ],
  ...[
    'infarct',
    'stroke',
    'coronary',
    'heart failure',
    'angina',
    'arrhythm',
    'obesity',
    'prediabetes',
    'hyperlipid',
    'pregnan',
  ],
];

/** RE2 pattern (on lower case) of a text about health. */
export const healthPattern = `(${healthWords.join('|')})|${han}{2}(病|炎|癌|瘤|症|综合征|衰竭|梗死|出血)$`;

/** RE2 pattern of a blood group. */
export const bloodPattern = '^(A|B|AB|O|0)( ?[+-]|型| ?Rh ?[+-]|型?Rh ?(阳性|阴性))$';

const jobEndings = [
  ...[
    'officer',
    'technician',
    'clerk',
    'assistant',
    'engineer',
    'operator',
    'secretary',
    'trainer',
    'counselor',
    'adjuster',
    'worker',
  ],
  ...[
    'manager',
    'repairer',
    'setter',
    'mechanic',
    'editor',
    'specialist',
    'administrator',
    'cleaner',
    'physician',
    'lawyer',
    'supervisor',
  ],
  ...[
    'analyst',
    'accountant',
    'cook',
    'nurse',
    'teacher',
    'therapist',
    'scientist',
    'psychologist',
    'director',
    'designer',
    'developer',
  ],
  ...[
    'driver',
    'farmer',
    'waiter',
    'waitress',
    'cashier',
    'agent',
    'inspector',
    'consultant',
    'programmer',
    'architect',
    'electrician',
  ],
  ...[
    'plumber',
    'carpenter',
    'painter',
    'welder',
    'coordinator',
    'professor',
    'student',
    'attorney',
    'pharmacist',
    'dentist',
    'surgeon',
  ],
  ...[
    'librarian',
    'aide',
    'guard',
    'artist',
    'writer',
    'journalist',
    'representative',
    'planner',
    'teller',
    'estimator',
    'technologist',
  ],
];

/** RE2 pattern (on lower case) of what people do for a living. */
export const occupationPattern = `(^|[ -])(${jobEndings.join('|')})s?$|^${han}*(工程师|教师|医生|医师|护士|会计|司机|工人|经理|职员|农民|学生|律师|厨师|公务员|保安|销售员|服务员|设计师|程序员|驾驶员|个体户|退休|技师|警察|军人|研究员)$`;

const surnameEndings = [
  ...[
    'ová',
    'ova',
    'eva',
    'ina',
    'ov',
    'ev',
    'sky',
    'ski',
    'ska',
    'cki',
    'wicz',
    'vich',
    'vić',
    'ić',
    'ič',
    'ič',
    'ek',
    'enko',
    'chuk',
    'yan',
    'ian',
  ],
  ...[
    'son',
    'sen',
    'sson',
    'dóttir',
    'berg',
    'lund',
    'gren',
    'ström',
    'qvist',
    'nen',
    'mann',
    'man',
    'mayer',
    'meier',
    'bauer',
    'er',
    'feld',
  ],
  ...[
    'ez',
    'es',
    'os',
    'az',
    'ini',
    'elli',
    'etti',
    'ino',
    'ano',
    'one',
    'esco',
    'escu',
    'eau',
    'ault',
    'ard',
    'ier',
    'oux',
    'ier',
    'ey',
    'ley',
  ],
  ...[
    'ton',
    'ford',
    'well',
    'worth',
    'wood',
    'oğlu',
    'poulos',
    'idis',
    'akis',
    'moto',
    'mura',
    'yama',
    'kawa',
    'saki',
    'zaki',
    'tani',
    'uchi',
  ],
];

/** RE2 pattern: one capitalised word that ends as surnames of Europe, the Americas and Japan do. */
export const surnamePattern = `^[A-ZÀ-ÖØ-ÞĀ-Ž][^0-9 ]*(${surnameEndings.join('|')})$`;
