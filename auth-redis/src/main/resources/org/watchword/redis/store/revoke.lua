-- id of a session, until when its tokens are to be refused
revoke(ARGV[1], ARGV[2])
return 1
