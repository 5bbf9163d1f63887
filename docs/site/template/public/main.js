export default {
  // A block without a language is plain text: commands and tables are not coloured by guess.
  configureHljs: hljs => hljs.configure({ languages: ['plaintext'] }),
}
