import type { Texts } from '../en';

/** What is said of environment files and what belongs to them. */
export const files: Texts['files'] = {
  valid: ({ environment, zone, firstbox }) => `${environment}：有效（zone ${zone}，firstbox ${firstbox}）`,
  hint: ({ environment, text }) => `${environment}：提示：${text}`,
  warning: ({ environment, text }) => `${environment}：警告：${text}`,
  notValid: ({ file, problems }) => `${file}：无效，${problems} 个问题`,
  secretsNotKnown: ({ environment, why }) =>
    `${environment}：这里不知道密码，主机的话里若引用了密码会原样显示：\n${why}`,
};
