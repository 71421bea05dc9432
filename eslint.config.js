import js from '@eslint/js'
import next from 'eslint-config-next/core-web-vitals'
import ts from 'typescript-eslint'

const accessibility = next.find((one) => one.plugins?.['jsx-a11y']).plugins['jsx-a11y']

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/.next/',
      '**/dist/',
      '**/importMap.js',
      '**/next-env.d.ts',
      'cms/src/migrations/',
      'docs/',
      'var/',
      'coverage/',
      'test-results/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // TypeScript knows the names; this rule does not.
      'no-undef': 'off',
      // `_` marks what a signature demands and the code does not need.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A React server action or a node:http handler may be async where `void` is asked for; floating promises are still errors.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      // Handlers share a signature that returns a promise whether or not this one waits for anything.
      '@typescript-eslint/require-await': 'off',
      // Values of documents are `unknown`; String() of them is how they become text.
      '@typescript-eslint/no-base-to-string': 'off',
      // `{}` stands for "no options given" in the types of fields.
      '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  // Its parser is Babel's; ours knows types.
  ...next
    .filter((one) => one.rules)
    .map(({ name, plugins, settings, rules }) => ({
      name,
      files: ['{kit,plugins,portal,cms,dashboard}/**/*.{ts,tsx}'],
      ...(plugins && { plugins }),
      ...(settings && { settings }),
      rules,
    })),
  {
    files: ['{kit,plugins,portal,cms,dashboard}/**/*.{ts,tsx}'],
    rules: {
      ...accessibility.flatConfigs.recommended.rules,
      // What scrolls sideways must be reachable by keyboard (axe: scrollable-region-focusable).
      'jsx-a11y/no-noninteractive-tabindex': 'off',
      // A table that CSS lays out as a stack loses its meaning in some browsers unless its parts say what they are.
      'jsx-a11y/no-redundant-roles': ['error', { thead: ['rowgroup'], tbody: ['rowgroup'] }],
      'jsx-a11y/no-interactive-element-to-noninteractive-role': ['error', { tr: ['none', 'presentation'], td: ['cell'], canvas: ['img'] }],
      // A component that shows what only the browser knows (a kept draft, the address) sets it after hydration.
      'react-hooks/set-state-in-effect': 'off',
      // Public pages use plain links: they work without JavaScript, and the response cache answers them faster than a client router would.
      '@next/next/no-html-link-for-pages': 'off',
      // Pictures come resized from the CMS, each size with its address; Next's optimiser would do the work again.
      '@next/next/no-img-element': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    // Tests hand in what the types forbid, on purpose.
    files: ['**/*.test.{ts,tsx}', '**/*.test-d.ts', '**/testing/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    // A type test consists of expressions that are never used.
    files: ['**/*.test-d.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
)
