import type { Texts } from '../en';

/** What this machine needs: `what` is looked after, and what is `allowed` or `found`, with the `cure`. */
export const doctorHere: Texts['doctor']['here'] = {
  node: {
    what: 'Node',
    allowed: '20.9 或更新',
    cure: '从 https://nodejs.org 安装，或用软件包管理器安装',
  },
  terraform: {
    what: 'Terraform',
    allowed: 'Terraform 1.9 或更新，或 OpenTofu',
    cure: '从 https://developer.hashicorp.com/terraform/install 安装，或用 TERRAFORM_BINARY_NAME 指定另一个程序（tofu）',
    missing: ({ program }) => `没有程序 ${program}`,
    says: ({ program, text }) => `${program} 说：${text}`,
  },
  provider: {
    what: ({ source }) => `provider ${source}`,
    found: ({ version }) => `${version}，terraform init 能取到`,
    says: ({ text }) => `terraform init 说：${text}`,
    allowed: ({ version }) => `来自软件源或镜像的 ${version} 版本`,
    cure: '打通到 registry.terraform.io 的路（HTTPS_PROXY），或在 CLI 配置（TF_CLI_CONFIG_FILE）里写 filesystem_mirror；到不了互联网时设 CHECKPOINT_DISABLE=1',
  },
  program: {
    missing: '没有这个程序',
    ssh: { allowed: 'OpenSSH 客户端', cure: 'apt-get install openssh-client' },
    bash: { allowed: 'bash，每次运行由它启动', cure: '安装 bash' },
    git: { allowed: 'git，用来在历史里记下提交', cure: '安装 git' },
  },
  agent: {
    what: 'ssh agent',
    found: ({ keys }) => `密钥：${keys} 个`,
    noProgram: '没有 ssh-add',
    noKey: '里面没有密钥',
    notReached: '连接不上',
    allowed: '带有您的密钥的 agent，或 ssh_config 写明的没有口令的密钥（IdentityFile）',
    cure: 'eval "$(ssh-agent)"; ssh-add',
  },
  disk: {
    what: ({ folder }) => `${folder} 所在的磁盘`,
    found: ({ free }) => `剩余 ${free} MiB`,
    enough: '空间足够',
    allowed: ({ needed }) => `${needed} MiB 或更多`,
    cure: '在那里腾出空间',
  },
  late: ({ seconds }) => `${seconds} 秒内没有回应`,
};
