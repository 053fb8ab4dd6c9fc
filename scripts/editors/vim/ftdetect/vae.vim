autocmd BufNewFile,BufRead *.vae setfiletype vae
