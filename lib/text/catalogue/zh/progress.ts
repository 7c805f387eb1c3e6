import type { Texts } from '../en';

/** Terraform's lines of progress, in our words. */
export const progress: Texts['progress'] = {
  begins: ({ resource }) => `${resource}：开始`,
  atWork: ({ resource, time }) => `${resource}：${time} 后仍在进行`,
  applied: ({ added, destroyed }) =>
    [
      `完成：执行了 ${added} 个节点组。`,
      ...(destroyed > added ? [`忘掉 ${destroyed - added} 个；主机上没有因此变更任何东西。`] : []),
    ].join(''),
  done: ({ resource, time }) => `${resource}：用时 ${time}，完成`,
};
