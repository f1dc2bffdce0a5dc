-- user
for _, id in ipairs(redis.call('ZRANGE', of(ARGV[1]), 0, -1)) do
  remove(id)
end
redis.call('DEL', of(ARGV[1]))
return 1
