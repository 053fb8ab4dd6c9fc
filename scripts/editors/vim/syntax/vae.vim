" Vim syntax file of vae. Written by scripts/editors/write: change what it is written from, not this.
if exists("b:current_syntax")
  finish
endif

syntax keyword vaeStatement assert break continue def else for if param return while
syntax keyword vaeConstant false none true
syntax keyword vaeOperator and in not or
syntax match vaeSign "|>\|\*\*\|//\|[-+*/%@<>=!]=\?"
syntax match vaeField "\.\h\w*"
syntax match vaeArgument "\<\h\w*\ze=[^=]"
syntax match vaeCommand "\<\%(abs\|align\|all\|any\|argmax\|argmin\|audit\|average\|axis\|balance\|calibrate\|classifier\)\ze\s*("
syntax match vaeCommand "\<\%(compare\|concat\|confusion\|conv\|correlate\|correlations\|count_spikes\|cross\|crossvalidate\|cumsum\|cutoff\|dataset\)\ze\s*("
syntax match vaeCommand "\<\%(decision\|decode\|demo\|dense\|describe\|detrend\|dff\|dot\|encode\|events\|exp\|expected\)\ze\s*("
syntax match vaeCommand "\<\%(gaps\|grid\|head\|health\|histogram\|length\|load\|log\|logistic\|lstm\|max\|mean\)\ze\s*("
syntax match vaeCommand "\<\%(median\|methods\|min\|mistakes\|noise\|norm\|normal\|normalise\|oasis\|overlay\|pca\|population\)\ze\s*("
syntax match vaeCommand "\<\%(predict\|print\|probability\|quantile\|range\|read\|reconstruct\|relabel\|reliability\|resample\|reshape\|restore\)\ze\s*("
syntax match vaeCommand "\<\%(result\|round\|sample\|save\|score\|seed\|select\|shape\|show\|shuffle\|smooth\|sort\)\ze\s*("
syntax match vaeCommand "\<\%(spike_encoder\|spike_times\|spikes\|split\|sqrt\|statistics\|std\|style\|sum\|svm\|table\|tanh\)\ze\s*("
syntax match vaeCommand "\<\%(tensor\|time\|toy\|train\|transpose\|type\|unique\|vae\|var\|version\|walk\|where\)\ze\s*("
syntax match vaeCommand "\<\%(windows\|zeros\|plot\.bar\|plot\.calibration\|plot\.compare\|plot\.confusion\|plot\.dots\|plot\.explained\|plot\.heatmap\|plot\.histogram\|plot\.latent\|plot\.line\)\ze\s*("
syntax match vaeCommand "\<\%(plot\.loss\|plot\.mark\|plot\.model\|plot\.psth\|plot\.raster\|plot\.reconstruction\|plot\.roc\|plot\.scatter\|plot\.trace\|plot\.walk\|plot\.weights\|plot\.windows\)\ze\s*("
syntax match vaeNumber "\<\d[0-9_]*\%(\.\d[0-9_]*\)\?\%([eE][+-]\?\d\+\)\?\%(kHz\|min\|µs\|Hz\|cm\|mm\|ms\|pt\|us\|%\|s\)\?"
syntax match vaeEscape "\\\%(u{\x\+}\|.\)" contained
syntax region vaeValue matchgroup=vaeBrace start="{" end="}" contained oneline contains=TOP
syntax region vaeString start=+"+ skip=+\\.+ end=+"+ oneline contains=vaeEscape,vaeValue
syntax region vaeString start=+'+ skip=+\\.+ end=+'+ oneline contains=vaeEscape,vaeValue
syntax match vaeComment "#.*$" contains=@Spell
syntax match vaeProse "^\s*#:.*$" contains=@Spell
syntax match vaeCell "^\s*#%%.*$"

highlight default link vaeStatement Statement
highlight default link vaeConstant Constant
highlight default link vaeOperator Operator
highlight default link vaeSign Operator
highlight default link vaeField Normal
highlight default link vaeArgument Identifier
highlight default link vaeCommand Function
highlight default link vaeNumber Number
highlight default link vaeEscape SpecialChar
highlight default link vaeBrace Delimiter
highlight default link vaeString String
highlight default link vaeComment Comment
highlight default link vaeProse SpecialComment
highlight default link vaeCell Title

let b:current_syntax = "vae"
