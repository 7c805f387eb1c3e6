/** What is said of the platform whose runs a command is about. */
export const places = {
  theName: 'the name given',
  theCommandLine: 'the command line',
  noName: {
    what: 'no environment is named',
    got: 'nothing',
    allowed: 'one name or path, or --stack and the folder of a stack',
    cure: 'name it',
  },
  oneAtATime: {
    what: 'several environments are named',
    allowed: 'one environment at a time',
    cure: 'name one of them',
  },
  noStack: {
    what: 'no stack with runs is there',
    got: 'no file converge/*.json in it',
    allowed: 'the folder of a synthesized stack, as cdktf.out/stacks/<stack>',
    cure: 'synthesize it, or name its folder',
  },
  noRun: {
    what: 'a run file that cannot be read',
    allowed: 'JSON as synth wrote it',
    cure: 'synthesize the stack again',
  },
  noPlatform: {
    what: 'which platform of this stack is meant is not known',
    nothing: 'no name',
    cure: 'name one of these before --stack',
  },
};
