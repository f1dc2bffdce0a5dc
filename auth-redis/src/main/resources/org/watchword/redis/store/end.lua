-- id, now, reason, until when its tokens are to be refused; gives 1 where this ended it
return close(ARGV[1], ARGV[2], ARGV[3], ARGV[4]) and 1 or 0
