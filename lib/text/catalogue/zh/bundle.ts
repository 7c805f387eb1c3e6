import type { Texts } from '../en';
import { bundleReadme } from './bundle-readme';
import { problem } from './problem';

/** What `boss bundle` says, and the README of what it makes. */
export const bundle: Texts['bundle'] = {
  readme: bundleReadme,
  looking: ({ source, version }) => `boss bundle：正在查找 ${source} ${version}`,
  building: ({ name, version }) => `boss bundle：正在构建 ${name} ${version}`,
  writing: ({ file }) => `boss bundle：正在写 ${file}`,
  written: ({ file, holds, platform, size }) =>
    `${file}：${holds.join('、')}，适用于 ${platform}；${size} MiB；用法见其中的 README`,
  standIn: `警告：${problem({
    what: 'boss bundle：provider 是一个脚本',
    got: '实验环境的替身，或类似的东西',
    allowed: '站点上必须是 HashiCorp 自己的',
    cure: '在能访问软件源或其镜像的地方打包，不要带实验环境的变量',
  })}`,
  noTerraform: 'boss bundle：没有放入 Terraform：本机没有它的程序；站点需要自备 1.9 或更新的版本',
  thereAlready: ({ file }) =>
    problem({
      what: `boss bundle：${file} 已经存在`,
      got: '一个文件',
      allowed: '新的文件名',
      cure: '换一个 --out，或先移走它',
    }),
  noFolder: ({ file, folder }) =>
    problem({
      what: `boss bundle：${file} 所在的目录不存在`,
      got: `没有 ${folder}`,
      allowed: '已存在的目录',
      cure: '用 mkdir 创建，或换一个 --out',
    }),
  notWritten: ({ file, got }) =>
    problem({
      what: `${file}：无法写入，没有留下任何内容`,
      got,
      allowed: '可写的目录，有 200 MiB 空间',
      cure: '腾出空间，或换一个 --out',
    }),
  noProvider: ({ provider, platform, said, stacks }) =>
    problem({
      what: `boss bundle：没有适用于 ${platform} 的 provider ${provider}`,
      got: `terraform init 说：${said}；${stacks} 里也没有哪个 stack 带着它`,
      allowed: 'Terraform 能访问的镜像、插件缓存或软件源，或在这里做过计划的 stack',
      cure: '在 CLI 配置（TF_CLI_CONFIG_FILE）里写 filesystem_mirror，或在能访问软件源的地方打包',
    }),
  noPackage: ({ name }) =>
    problem({
      what: 'boss bundle：boss 需要的一个包没有安装',
      got: `没有 ${name}`,
      allowed: 'peerDependencies 的全部',
      cure: `npm ci，或 npm install ${name}`,
    }),
};
