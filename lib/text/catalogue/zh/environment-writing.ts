import type { Texts } from '../en';

/** What is said where a file beside an environment file cannot be put in the place of the old one. */
export const writing: Texts['environment']['writing'] = {
  busy: ({ file }) => ({
    what: '有人正在写这个文件，或在写的时候被杀掉了',
    got: `文件 ${file}.new`,
    allowed: '同一时间只有一个人写',
    cure: `再试一次；如果它一直在：rm ${file}.new`,
  }),
  changed: {
    what: '文件在此期间被别人改过',
    got: '与读到的不同的内容',
    allowed: '与读到时一样的文件',
    cure: '从新的文件重新开始',
  },
  unwritten: {
    what: '无法写入文件',
    allowed: '您可以写的目录和文件，并且有空间',
    cure: '看 ls -l 和 df',
  },
};
